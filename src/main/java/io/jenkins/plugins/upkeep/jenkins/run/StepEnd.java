package io.jenkins.plugins.upkeep.jenkins.run;

import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The end of a step's only task is that of the step.
 *
 * @param state how far the task is
 * @param context the step's own context
 */
record StepEnd(TaskState state, StepContext context) implements TaskEnd {
    @Override
    public void ended(Outcome outcome) {
        outcome.deliver(context);
    }

    @Override
    public void abandoned() {
        Abandoning.leave(state);
    }

    @Override
    public void forgotten() {
        Abandoning.leave(state);
    }
}
