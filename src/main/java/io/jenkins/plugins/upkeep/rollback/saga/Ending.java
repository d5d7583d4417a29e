package io.jenkins.plugins.upkeep.rollback.saga;

/**
 * How a saga ended.
 *
 * @param kind where it is
 * @param step the step at which it turned back, or at which it is stuck; empty when it reached its end
 * @param reason why; empty when it reached its end
 * @param interrupted whether it turned back because it was told to stop
 */
public record Ending(Kind kind, String step, String reason, boolean interrupted) {
    /** Where it is. */
    public enum Kind {
        /** All steps are done. */
        REACHED,
        /** All that was done is undone. */
        UNDONE,
        /** What was done is undone in part; it needs a person. */
        STUCK
    }

    /**
     * @return whether it went back because somebody asked for that, and nothing had failed
     */
    public boolean isAsked() {
        return kind == Kind.UNDONE && step.isEmpty() && !interrupted;
    }

    static Ending reached() {
        return new Ending(Kind.REACHED, "", "", false);
    }
}
