package io.jenkins.plugins.upkeep.quality.grid;

/** What can be wrong with a single point. */
public enum Fault {
    /** A value that must be there is NULL, or empty in a file. */
    NULL("without a value"),
    /** A value is not a number, or infinite. */
    NOT_A_NUMBER("with NaN or infinity"),
    /** A price is zero or less. */
    PRICE("with a price of zero or less"),
    /** A volume is less than zero. */
    VOLUME("with a negative volume"),
    /** The highest price is below another one, or the lowest above. */
    ORDER("whose high is not the highest or low not the lowest"),
    /** The time is later than now. */
    FUTURE("of the future"),
    /** Another point has the same place in time. */
    DUPLICATE("twice at the same time"),
    /** A line of a file that is no point. */
    UNREADABLE("that cannot be read");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /**
     * @return what it means, after the word points
     */
    public String words() {
        return words;
    }
}
