package io.jenkins.plugins.upkeep.quality.review;

import java.time.Instant;

/**
 * A price that is far from the one before.
 *
 * @param at when
 * @param from the price before
 * @param to the price
 * @param deviations how many usual steps it is away
 * @param kind what it looks like
 */
public record Jump(Instant at, double from, double to, double deviations, Kind kind) {
    /** What a jump looks like. */
    public enum Kind {
        /** The price is back at once: most likely a wrong price. */
        SPIKE,
        /** The price stays, at a ratio of small whole numbers: most likely a split or a change of the unit. */
        SPLIT,
        /** The price stays. */
        STEP
    }
}
