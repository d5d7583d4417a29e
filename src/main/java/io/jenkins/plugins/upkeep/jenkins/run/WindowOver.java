package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.model.Result;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The time of a maintenance window was over before what ran in it. */
final class WindowOver extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String window;
    private final String title;

    private WindowOver(String window, String title) {
        this.window = window;
        this.title = title;
    }

    @Override
    public String getShortDescription() {
        return title + " is over";
    }

    /** Interrupts what runs in the window; nothing in it is tried again. */
    static FlowInterruptedException interruption(String window, String title) {
        return new FlowInterruptedException(Result.FAILURE, true, new WindowOver(window, title));
    }

    /** Whether it was something else that interrupted it: a person, or a time limit further in or out. */
    static boolean isForeign(Throwable failure, String window) {
        return failure instanceof FlowInterruptedException interrupted && isForeign(interrupted.getCauses(), window);
    }

    private static boolean isForeign(List<CauseOfInterruption> causes, String window) {
        return causes.stream().noneMatch(cause -> cause instanceof WindowOver over && over.window.equals(window));
    }
}
