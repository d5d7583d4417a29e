package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a block gives back to the pipeline: what its body gave, or why it failed. Immutable. */
final class Finish implements Serializable {
    private static final long serialVersionUID = 1L;

    private final BodyEnd body;
    private final Throwable failure;

    private Finish(BodyEnd body, Throwable failure) {
        this.body = body;
        this.failure = failure;
    }

    /** It ends as its body did. */
    static Finish as(BodyEnd body) {
        return new Finish(body, body.failure());
    }

    static Finish failed(Throwable failure) {
        return new Finish(null, failure);
    }

    void deliver(StepContext context) {
        if (failure == null) {
            context.onSuccess(body.value());
        } else {
            context.onFailure(failure);
        }
    }
}
