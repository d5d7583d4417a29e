package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.model.Result;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How the body of a block ended. Immutable. */
final class BodyEnd implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Serializable value;
    /** What cannot be stored is lost with the controller, as it is for Jenkins itself. */
    private final transient Object unstored;

    private final Throwable failure;

    private BodyEnd(Object result, Throwable failure) {
        this.value = result instanceof Serializable stored ? stored : null;
        this.unstored = result;
        this.failure = failure;
    }

    static BodyEnd succeeded(Object result) {
        return new BodyEnd(result, null);
    }

    static BodyEnd failed(Throwable failure) {
        return new BodyEnd(null, failure);
    }

    /** In the words of the task that leaves a window. */
    String word() {
        if (failure == null) {
            return "succeeded";
        }
        return failure instanceof FlowInterruptedException interrupted && Result.ABORTED.equals(interrupted.getResult())
                ? "aborted"
                : "failed";
    }

    /** What the body gave; null when it failed. */
    Object value() {
        return unstored == null ? value : unstored;
    }

    /** Null when it did not fail. */
    Throwable failure() {
        return failure;
    }
}
