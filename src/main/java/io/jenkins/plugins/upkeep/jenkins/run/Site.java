package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.FilePathUtils;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What a step finds around it at the moment. Nothing of it is kept: after a restart, or when an agent was away, all of it is
 * another.
 *
 * @param context the step's own context
 */
record Site(StepContext context) {
    Run<?, ?> run() throws IOException, InterruptedException {
        return context.get(Run.class);
    }

    TaskListener listener() throws IOException, InterruptedException {
        return context.get(TaskListener.class);
    }

    Launcher launcher() throws IOException, InterruptedException {
        return context.get(Launcher.class);
    }

    EnvVars environment() throws IOException, InterruptedException {
        return context.get(EnvVars.class);
    }

    FlowNode node() throws IOException, InterruptedException {
        return context.get(FlowNode.class);
    }

    FilePath workspace() throws IOException, InterruptedException {
        return context.get(FilePath.class);
    }

    /** The workspace that a task runs in; empty while its agent is away. */
    static Optional<FilePath> workspace(TaskState state) {
        return Optional.ofNullable(FilePathUtils.find(state.node(), state.workspace()));
    }

    /** A folder of the agent on which a path lies. */
    static FilePath at(FilePath workspace, String path) {
        return new FilePath(workspace.getChannel(), path);
    }
}
