package io.jenkins.plugins.upkeep.review.trend;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a value gets to a limit.
 *
 * @param state whether it does
 * @param earliest the first day whose range touches the limit; empty when none of a year does
 * @param likely the first day whose middle is there; empty when none of a year is
 * @param latest the first day whose whole range is there; empty when none of a year is
 * @param confidence how far the likely day, or the earliest one without it, is to be relied on
 * @param reason why, in words
 */
public record Reach(
        State state,
        Optional<LocalDate> earliest,
        Optional<LocalDate> likely,
        Optional<LocalDate> latest,
        Confidence confidence,
        String reason) {
    /** What can be said. */
    public enum State {
        /** The median of the newest values, or the course at present, is there. */
        ALREADY,
        /** The middle gets there within a year. */
        LIKELY,
        /** Only the end of the range does. */
        POSSIBLE,
        /** Nothing of the range does within 365 days. */
        NOT_WITHIN_A_YEAR,
        /** Nothing of the range does as far ahead as the data tell anything, which is less than a year. */
        NOT_KNOWN
    }
}
