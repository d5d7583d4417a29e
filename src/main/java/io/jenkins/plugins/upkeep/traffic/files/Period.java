package io.jenkins.plugins.upkeep.traffic.files;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is looked at, in whole seconds since 1970.
 *
 * @param start the first second
 * @param end the last second
 */
public record Period(long start, long end) {
    /** The time before a moment. */
    public static Period before(Instant now, Duration length) {
        return new Period(now.minus(length).getEpochSecond(), now.getEpochSecond());
    }
}
