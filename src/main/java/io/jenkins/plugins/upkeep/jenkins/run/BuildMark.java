package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Marks a build and the step in it, and never makes them look better than they are. */
record BuildMark(Run<?, ?> run, FlowNode node, TaskListener listener) {
    void unstable(String verdict) {
        listener.getLogger().println("WARNING: " + verdict);
        var former = node.getPersistentAction(WarningAction.class);
        if (former == null || Result.UNSTABLE.isWorseThan(former.getResult())) {
            node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(verdict));
        }
        run.setResult(Result.UNSTABLE);
    }
}
