package io.jenkins.plugins.upkeep.redis.memory;

/**
 * What became of the memory, for programs.
 *
 * @param before as it was found
 * @param after as it was left
 * @param purged whether unused pages were given back
 * @param doctor the server's own verdict
 */
public record MemoryFacts(MemoryState before, MemoryState after, boolean purged, String doctor) {}
