package io.jenkins.plugins.upkeep.review.trend;

/** How far a forecast can be relied on, in the words of reports. */
public enum Confidence {
    /** Its range was measured to hold as often as it says. */
    HIGH,
    /** Good enough to plan with. */
    MEDIUM,
    /** A hint: look again before acting on it. */
    LOW,
    /** Nothing that should be shown as a forecast. */
    INSUFFICIENT;

    /**
     * @param other another one
     * @return the lesser of both
     */
    public Confidence atMost(Confidence other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
