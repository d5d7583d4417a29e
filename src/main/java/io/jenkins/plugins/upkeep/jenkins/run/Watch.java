package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/** Watches a running task: passes its log on, tells it to stop, sees how it ends. For one thread at a time. */
final class Watch {
    private final TaskState state;
    private final Site site;
    private final TaskSecrets secrets;
    private final Clock clock;

    Watch(TaskState state, Site site, TaskSecrets secrets, Clock clock) {
        this.state = state;
        this.site = site;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What was seen in one look.
     *
     * @param exit the exit status, once the task has ended
     * @param printed whether the log has grown
     */
    record Look(OptionalInt exit, boolean printed) {}

    /** Looks once: first whether the task has ended, then at what it printed, so that the end of its log is not lost. */
    Look look(FilePath workspace) throws IOException, InterruptedException {
        var listener = site.listener();
        var exit = state.controller().exitStatus(workspace, site.launcher(), listener);
        var printed = copyLog(workspace, listener);
        if (exit == null && state.stopCause() != null) {
            stop(workspace, listener);
        }
        return new Look(exit == null ? OptionalInt.empty() : OptionalInt.of(exit), printed);
    }

    private boolean copyLog(FilePath workspace, TaskListener listener) throws IOException, InterruptedException {
        var out = new MaskedOutput(listener.getLogger(), secrets.masking());
        var printed = false;
        while (state.controller().writeLog(workspace, out)) {
            printed = true;
        }
        out.flush();
        if (printed) {
            // Not waited for: at worst the last lines are shown twice after a crash.
            var unused = site.context().saveState();
        }
        return printed;
    }

    /** Asks again at each look until the task has heard it; a second signal while it undoes changes nothing. */
    private void stop(FilePath workspace, TaskListener listener) throws IOException, InterruptedException {
        var waited = Duration.between(state.stopped(), clock.instant());
        var grace = Duration.ofSeconds(UpkeepConfiguration.get().getStopGrace());
        if (waited.compareTo(grace) < 0) {
            workspace.act(AgentSignal.terminate(state.folder()));
        } else if (!state.isKilled()) {
            listener.getLogger()
                    .println("upkeep: did not stop within " + grace.toSeconds()
                            + " s and is ended at once; the next run cleans up");
            workspace.act(AgentSignal.kill(state.folder()));
            state.killed();
        }
    }
}
