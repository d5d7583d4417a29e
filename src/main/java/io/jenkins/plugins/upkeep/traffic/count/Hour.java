package io.jenkins.plugins.upkeep.traffic.count;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * An hour of the clock.
 *
 * @param start when it begins
 * @param requests the requests
 * @param errors those answered with 5xx
 * @param timed those with a time
 * @param seconds the sum of their times
 */
public record Hour(Instant start, long requests, long errors, long timed, double seconds) {
    /** The average time, in seconds; empty when there is none. */
    public OptionalDouble average() {
        return timed == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / timed);
    }
}
