package io.jenkins.plugins.upkeep.drill.failover;

import java.time.Duration;
import java.time.Instant;

/**
 * What happened in a failover.
 *
 * @param stop how the primary was stopped
 * @param restart how it was started again
 * @param primary what requests to the primary met
 * @param secondary what requests to the secondary met
 * @param client what a client met that asks both
 * @param zero when the stopping began, by the wall clock
 */
record Course(Stop stop, Restart restart, Trace primary, Trace secondary, Trace client, Instant zero) {
    /** A moment of the monotonic clock, from the beginning of the stopping. */
    Duration since(long moment) {
        return Duration.ofNanos(moment - stop.began());
    }

    Instant at(long moment) {
        return zero.plusNanos(moment - stop.began());
    }
}
