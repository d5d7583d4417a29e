package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.FilePathUtils;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/**
 * What a step finds around it at the moment. Nothing of it is kept: after a restart, or when an agent was away, all of it is
 * another.
 *
 * @param context the step's own context
 */
record Site(StepContext context) implements Ground {
    /** The name of that folder in the one of the task. */
    static final String SETS = "sets";

    private static final long SAVING = 30;

    @Override
    public Run<?, ?> run() throws IOException, InterruptedException {
        return context.get(Run.class);
    }

    @Override
    public TaskListener listener() throws IOException, InterruptedException {
        return context.get(TaskListener.class);
    }

    @Override
    public Launcher launcher() throws IOException, InterruptedException {
        return context.get(Launcher.class);
    }

    @Override
    public EnvVars environment() throws IOException, InterruptedException {
        return context.get(EnvVars.class);
    }

    @Override
    public Authentication account() throws IOException, InterruptedException {
        return execution().getAuthentication2();
    }

    /** Has the running program stored, and waits for it. */
    void save() throws Exception {
        context.saveState().get(SAVING, TimeUnit.SECONDS);
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

    /** The program that the step is a part of. */
    FlowExecution execution() throws IOException, InterruptedException {
        return context.get(FlowExecution.class);
    }

    /** The folder by which sets come from artifacts, and go there. It is removed with all else of the task. */
    static FilePath sets(FilePath workspace, TaskState state) {
        return at(workspace, state.folder()).child(SETS);
    }

    /** A folder of the agent on which a path lies. */
    static FilePath at(FilePath workspace, String path) {
        return new FilePath(workspace.getChannel(), path);
    }
}
