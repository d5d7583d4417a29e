package io.jenkins.plugins.upkeep.rollback.services;

/**
 * Whether a service runs.
 *
 * @param state the answer
 * @param inWords what was seen, for people
 */
public record Running(State state, String inWords) {
    /** Whether a service runs. */
    public enum State {
        /** All of it. */
        ALL,
        /** A part of it. */
        SOME,
        /** Nothing of it. */
        NONE,
        /** Nobody can say. */
        UNKNOWN
    }
}
