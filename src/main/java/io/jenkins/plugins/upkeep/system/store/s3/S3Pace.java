package io.jenkins.plugins.upkeep.system.store.s3;

import java.time.Duration;

/**
 * How patient a store is.
 *
 * @param attempts how often a request is tried in all
 * @param pause the longest pause after the first failure; it doubles with each, and what is waited is a random part of it
 * @param longestPause the longest pause at all
 * @param silence how long a server may say nothing
 * @param attempt how long one attempt may take as a whole, sending a part included
 * @param lease how long a lock lasts without being renewed
 * @param renewal the pause between two renewals
 * @param margin how long after its end a lock is taken over
 */
record S3Pace(
        int attempts,
        Duration pause,
        Duration longestPause,
        Duration silence,
        Duration attempt,
        Duration lease,
        Duration renewal,
        Duration margin) {
    /** For real stores: a server may be away for about a minute and a half. */
    static S3Pace usual() {
        return new S3Pace(
                9,
                Duration.ofMillis(250),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15));
    }
}
