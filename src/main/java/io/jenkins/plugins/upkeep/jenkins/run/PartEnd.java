package io.jenkins.plugins.upkeep.jenkins.run;

/** Keeps how a task ended that is a part of a step. For one thread. */
final class PartEnd implements TaskEnd {
    private final Runnable whenAbandoned;
    private final Runnable whenForgotten;
    private Outcome outcome;

    /**
     * @param whenAbandoned what to do about a task that may still run
     * @param whenForgotten what to do when the build was ended by force
     */
    PartEnd(Runnable whenAbandoned, Runnable whenForgotten) {
        this.whenAbandoned = whenAbandoned;
        this.whenForgotten = whenForgotten;
    }

    @Override
    public void ended(Outcome how) {
        outcome = how;
    }

    @Override
    public void abandoned() {
        whenAbandoned.run();
    }

    @Override
    public void forgotten() {
        whenAbandoned.run();
        whenForgotten.run();
    }

    /** Null while the task runs. */
    Outcome outcome() {
        return outcome;
    }
}
