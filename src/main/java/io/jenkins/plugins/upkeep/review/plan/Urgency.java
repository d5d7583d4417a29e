package io.jenkins.plugins.upkeep.review.plan;

/** How soon a thing must be upgraded; the most urgent first. */
public enum Urgency {
    /** Its support has ended. */
    NOW("now"),
    /** Its support ends within a quarter. */
    SOON("soon"),
    /** Its support ends before the horizon of the plan. */
    PLANNED("planned"),
    /** It is supported beyond the horizon, or nobody has said until when. */
    NONE("none"),
    /** Nobody knows how long it is supported. */
    UNKNOWN("unknown");

    private final String word;

    Urgency(String word) {
        this.word = word;
    }

    /**
     * @return the word for it in reports
     */
    public String word() {
        return word;
    }
}
