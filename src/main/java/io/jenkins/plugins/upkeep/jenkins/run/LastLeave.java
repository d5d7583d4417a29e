package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.jenkins.agent.TaskRemains;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.core.Authentication;

/**
 * Leaves a maintenance window for which no step is there any more, since its build was ended by force, or its agent was away
 * for too long. Where this does not succeed either, the window ends by itself when its time is over.
 */
final class LastLeave {
    private static final Logger LOGGER = Logger.getLogger(LastLeave.class.getName());
    private static final Duration LAYING = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_ATTEMPTS = 1440;
    private static final int MOST_FAILURES = 60;
    private static final int MOST_LOOKS = 12;
    private static final int MOST_LOSSES = 3;

    private final WindowRequest request;
    private final WindowState state;
    private final Found found;
    private int attempts;
    private int failures;
    private int looks;
    private int losses;
    private boolean started;

    private LastLeave(WindowRequest request, WindowState state, Found found) {
        this.request = request;
        this.state = state;
        this.found = found;
    }

    /**
     * What was around the step while it was there.
     *
     * @param run the build
     * @param environment the variables that the pipeline had on the agent
     */
    record Found(Run<?, ?> run, EnvVars environment) {}

    /** The surroundings of a task without a step. */
    private record LostGround(Found found, FilePath workspace) implements Ground {
        @Override
        public Run<?, ?> run() {
            return found.run();
        }

        @Override
        public TaskListener listener() {
            return TaskListener.NULL;
        }

        @Override
        public Launcher launcher() throws IOException, InterruptedException {
            return workspace.createLauncher(listener());
        }

        @Override
        public Authentication account() {
            return ACL.SYSTEM2;
        }

        @Override
        public EnvVars environment() {
            return found.environment();
        }
    }

    /** Has it done on other threads. */
    static void begin(WindowRequest request, WindowState state, Found found) {
        if (state.placed().isPlaced()) {
            if (state.leaving() == null) {
                state.leave(Instant.now());
            }
            var leave = new LastLeave(request, state, found);
            var unused = TaskPool.schedule(leave::attempt, Duration.ZERO);
        }
    }

    private void attempt() {
        if (!isDone() && ++attempts < MOST_ATTEMPTS && failures < MOST_FAILURES) {
            var unused = TaskPool.schedule(this::attempt, PAUSE);
        }
    }

    private boolean isDone() {
        try {
            var workspace = Site.workspace(state.leaving());
            return workspace.isPresent() && TaskPool.within(LAYING, () -> leave(workspace.get()));
        } catch (Exception e) {
            failures++;
            LOGGER.log(Level.WARNING, e, () -> request.title() + " of " + found.run() + ": cannot be left yet");
            return false;
        }
    }

    /** What is still on its way in is waited for: it has been told to stop. */
    private boolean leave(FilePath workspace) throws Exception {
        var task = state.leaving();
        if (isThere(workspace, state.entering()) || isThere(workspace, task)) {
            return false;
        }
        if (task.controller() == null && !started) {
            var word = state.bodyEnd() == null ? "aborted" : state.bodyEnd().word();
            var launch = new Launch(request.leave(state.id(), word), task, new LostGround(found, workspace));
            request.config(state).bringBack();
            var command = launch.prepare(workspace);
            task.started(launch.start(
                    command, workspace, TaskSecrets.of(launch.request().credentials(), found.run())));
            started = true;
            LOGGER.info(() -> request.title() + " of " + found.run() + ": is left, as its step cannot do it any more");
            return false;
        }
        return isCleanedUp(workspace, task);
    }

    private static boolean isThere(FilePath workspace, TaskState task) throws IOException, InterruptedException {
        return task.isPlaced() && workspace.act(AgentSignal.look(task.folder())) == AgentSignal.Answer.THERE;
    }

    /** A process that was ended on its way is followed by another one. */
    private boolean isCleanedUp(FilePath workspace, TaskState task) throws IOException, InterruptedException {
        var answer = workspace.act(AgentSignal.look(task.folder()));
        if (answer == AgentSignal.Answer.NOT_STARTED && ++looks < MOST_LOOKS) {
            return false;
        }
        var ended = Site.at(workspace, task.folder()).child(TaskFolder.EXIT).exists();
        workspace.act(new TaskRemains(task.folder()));
        if (ended || ++losses == MOST_LOSSES) {
            request.config(state).remove();
            return true;
        }
        looks = 0;
        started = false;
        state.leave(Instant.now());
        return false;
    }
}
