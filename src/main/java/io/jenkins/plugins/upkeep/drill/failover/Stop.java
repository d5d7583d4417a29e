package io.jenkins.plugins.upkeep.drill.failover;

import java.util.OptionalLong;

/**
 * How stopping the primary went.
 *
 * @param began when the command began, in nanoseconds of the monotonic clock
 * @param ended when it ended by itself; empty when it did not
 * @param outcome what it came to
 * @param words what the command came to, where it did not end well
 */
record Stop(long began, OptionalLong ended, Outcome outcome, String words) {
    /** What stopping the primary came to. */
    enum Outcome {
        /** Clients were answered without it. */
        TAKEN_OVER,
        /** The command failed. */
        FAILED,
        /** The command ended well, and the primary went on answering. */
        STILL_ANSWERS,
        /** Clients were without an answer for too long. */
        NOBODY_ANSWERS,
        /** The command did not end in time. */
        HUNG
    }
}
