package io.jenkins.plugins.upkeep.rollback.database;

/**
 * Ends a run at a point as {@code kill -9} would: nothing is caught and put in order, and the server sees its connections end.
 */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    private Killed(String point) {
        super("killed at " + point);
    }

    /** Kills at a point. */
    static Checkpoint at(String fatal) {
        return point -> {
            if (point.equals(fatal)) {
                throw new Killed(point);
            }
        };
    }
}
