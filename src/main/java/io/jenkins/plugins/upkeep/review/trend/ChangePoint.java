package io.jenkins.plugins.upkeep.review.trend;

import java.time.LocalDate;

/**
 * A break in the course of a value.
 *
 * @param day the first day of the new course; good to a few days
 * @param kind what changed
 * @param before the value that the old course gives for that day, without what the weekday does
 * @param after the value that the new course gives for it
 * @param perDayBefore the change in a day until then
 * @param perDayAfter the change in a day from then on
 */
public record ChangePoint(
        LocalDate day, Kind kind, double before, double after, double perDayBefore, double perDayAfter) {
    /** What broke. */
    public enum Kind {
        /** The value jumped. */
        LEVEL,
        /** It grows or shrinks faster or slower than before. */
        SLOPE
    }

    /**
     * @return how far the value jumped
     */
    public double size() {
        return after - before;
    }
}
