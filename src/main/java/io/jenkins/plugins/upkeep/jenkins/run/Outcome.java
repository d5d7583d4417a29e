package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a step gives back to the pipeline: a report as a plain map, or the failure that ends it. */
final class Outcome implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Serializable value;
    private final Throwable failure;

    private Outcome(Serializable value, Throwable failure) {
        this.value = value;
        this.failure = failure;
    }

    static Outcome of(Serializable value) {
        return new Outcome(value, null);
    }

    static Outcome failed(Throwable failure) {
        return new Outcome(null, failure);
    }

    /** Null when the task did not fail. */
    Throwable failure() {
        return failure;
    }

    /** The report as a plain map; null when the task failed. */
    Serializable value() {
        return value;
    }

    void deliver(StepContext context) {
        if (failure == null) {
            context.onSuccess(value);
        } else {
            context.onFailure(failure);
        }
    }
}
