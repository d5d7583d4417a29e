package io.jenkins.plugins.upkeep.redis.keys;

import java.util.List;

/**
 * What was seen of the keys, for programs.
 *
 * @param seen how many keys were gone through
 * @param expired how many the server deleted meanwhile because their time was over
 * @param measured the memory of how many was looked at
 * @param largest the largest of those
 * @param whole whether all keys were gone through
 */
public record KeyFacts(long seen, long expired, long measured, List<BigKey> largest, boolean whole) {
    public KeyFacts {
        largest = List.copyOf(largest);
    }
}
