package io.jenkins.plugins.upkeep.quality.review;

import java.time.Instant;

/**
 * A stretch without points while the market was open.
 *
 * @param start when the first missing point should be
 * @param end when the next point is, or should be
 * @param missing how many points are missing
 * @param quiet whether nobody may have traded; otherwise it is a hole in the feed
 */
public record Gap(Instant start, Instant end, int missing, boolean quiet) {}
