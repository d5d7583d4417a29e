package io.jenkins.plugins.upkeep.jenkins.run;

import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is done about a task that nobody can watch to its end. */
final class Abandoning {
    private static final Logger LOGGER = Logger.getLogger(Abandoning.class.getName());
    private static final Duration SIGNALLING = Duration.ofSeconds(20);

    private Abandoning() {}

    static boolean isWithinGrace(TaskState state, Clock clock) {
        var grace = Duration.ofSeconds(UpkeepConfiguration.get().getStopGrace());
        return Duration.between(state.stopped(), clock.instant()).compareTo(grace) < 0;
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

    /** Tells the process to stop, where it runs at all; it undoes what must not stay, though nobody waits for it. */
    static void terminate(TaskState state) {
        if (!state.isPlaced()) {
            return;
        }
        try {
            var workspace = Site.workspace(state);
            if (workspace.isPresent()) {
                TaskPool.within(SIGNALLING, () -> workspace.get().act(AgentSignal.terminate(state.folder())));
            }
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, e, () -> "the task in " + state.folder() + " cannot be told to stop");
        }
    }
}
