package io.jenkins.plugins.upkeep.quality.calendar;

import java.time.Instant;

/**
 * A stretch of time in which a market is open.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
public record Opening(Instant start, Instant end) {}
