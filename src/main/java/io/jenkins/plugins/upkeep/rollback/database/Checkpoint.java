package io.jenkins.plugins.upkeep.rollback.database;

/**
 * Is told each point between two changes, so that a test can end the run there as {@code kill -9} would. It decides nothing.
 */
@FunctionalInterface
public interface Checkpoint {
    /** Nobody listens. */
    Checkpoint NONE = point -> {};

    /**
     * Is told where the run is.
     *
     * @param point what was done last: {@code made}, {@code closed}, {@code renamed}
     */
    void reached(String point);
}
