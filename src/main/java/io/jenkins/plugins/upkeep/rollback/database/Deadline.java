package io.jenkins.plugins.upkeep.rollback.database;

import java.time.Duration;

/**
 * A moment by the monotonic clock.
 *
 * @param nanos the moment
 */
record Deadline(long nanos) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanos > 0;
    }
}
