package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.jenkins.agent.TaskRemains;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is done about a task that nobody watches to its end any more: its process is told to stop until it is gone, also when
 * its agent is away for a while, and what it leaves on the agent is removed.
 */
final class Abandoning {
    private static final Logger LOGGER = Logger.getLogger(Abandoning.class.getName());
    private static final Duration SIGNALLING = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 720;

    private final TaskState state;
    private int attempts;

    private Abandoning(TaskState state) {
        this.state = state;
    }

    /** Whether the build has ended, so that its steps have nobody to answer to. */
    static boolean isOver(Site site) {
        try {
            return !site.run().isBuilding();
        } catch (IOException e) {
            // Jenkins has forgotten the step: its program is not running any more.
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Leaves a task to itself, from another thread. */
    static void leave(TaskState state) {
        if (state.isPlaced()) {
            var abandoning = new Abandoning(state);
            var unused = TaskPool.schedule(abandoning::attempt, Duration.ZERO);
        }
    }

    private void attempt() {
        if (!isDone() && ++attempts < MOST_ATTEMPTS) {
            var unused = TaskPool.schedule(this::attempt, PAUSE);
        }
    }

    private boolean isDone() {
        try {
            var workspace = Site.workspace(state);
            return workspace.isPresent() && TaskPool.within(SIGNALLING, () -> tell(workspace.get()));
        } catch (Exception e) {
            LOGGER.log(Level.FINE, e, () -> "the task in " + state.folder() + " cannot be told to stop yet");
            return false;
        }
    }

    private boolean tell(FilePath workspace) throws IOException, InterruptedException {
        if (workspace.act(AgentSignal.terminate(state.folder())) == AgentSignal.Answer.THERE) {
            return false;
        }
        if (state.controller() != null) {
            state.controller().cleanup(workspace);
        }
        workspace.act(new TaskRemains(state.folder()));
        return true;
    }
}
