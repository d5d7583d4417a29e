package io.jenkins.plugins.upkeep.quality.review;

import java.time.Instant;

/**
 * A volume far above the usual.
 *
 * @param at when
 * @param volume how much was traded
 * @param times how many times the median it is
 */
public record Spike(Instant at, double volume, double times) {}
