package io.jenkins.plugins.upkeep.postgres.sizes;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How large the database is, and how fast it grows.
 *
 * @param totalBytes its size
 * @param growthPerDay how many bytes it grows by in a day; empty when that is not known yet
 * @param freeBytes how much room its disk has; empty when that cannot be seen from here
 */
public record SizeFacts(long totalBytes, OptionalDouble growthPerDay, Optional<Long> freeBytes) {}
