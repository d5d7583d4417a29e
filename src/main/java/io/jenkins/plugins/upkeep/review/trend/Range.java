package io.jenkins.plugins.upkeep.review.trend;

/**
 * Where a value is expected.
 *
 * @param low below it the value comes as rarely as above high
 * @param middle as likely too low as too high
 * @param high the upper end
 */
public record Range(double low, double middle, double high) {}
