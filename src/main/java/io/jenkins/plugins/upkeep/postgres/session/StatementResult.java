package io.jenkins.plugins.upkeep.postgres.session;

/**
 * What became of one statement of maintenance.
 *
 * @param kind how it ended
 * @param words what the server said, or who was in the way; empty when it was done
 */
public record StatementResult(Kind kind, String words) {
    /** How a statement can end. */
    public enum Kind {
        /** The server did it. */
        DONE,
        /** Somebody held a lock on the thing for longer than it may be waited for, at each attempt. */
        LOCKED,
        /** The server did not do it. */
        REFUSED,
        /** The window ended first. */
        OUT_OF_TIME
    }

    static StatementResult done() {
        return new StatementResult(Kind.DONE, "");
    }

    /** Whether the server did it. */
    public boolean isDone() {
        return kind == Kind.DONE;
    }
}
