package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Has a task stop: it is asked to at each look, and after the grace time it is ended. A further signal while it undoes changes
 * nothing. Where its process cannot be seen, as from another container, whatever carries its mark is told instead.
 */
record Stopping(TaskState state, Site site, Clock clock) {
    private static final Duration UNSEEN = Duration.ofSeconds(10);
    private static final Duration UNKILLABLE = Duration.ofSeconds(30);

    /**
     * Tells it once.
     *
     * @return whether nothing helps, and nobody should wait any longer
     */
    boolean tell(FilePath workspace) throws IOException, InterruptedException {
        var waited = Duration.between(state.stopped(), clock.instant());
        var grace = grace();
        if (waited.compareTo(grace) < 0) {
            tell(workspace, AgentSignal.terminate(state.folder()), waited.compareTo(UNSEEN) > 0);
            return false;
        }
        if (!state.isKilled()) {
            state.killed();
            say("did not stop within " + grace.toSeconds() + " s and is ended at once; the next run cleans up");
        }
        tell(workspace, AgentSignal.kill(state.folder()), true);
        var hopeless = waited.compareTo(grace.plus(UNKILLABLE)) > 0;
        if (hopeless) {
            say("its process cannot be ended; look on agent " + state.node() + " for one with UPKEEP_TASK="
                    + state.id());
        }
        return hopeless;
    }

    private void tell(FilePath workspace, AgentSignal signal, boolean byMark) throws IOException, InterruptedException {
        if (workspace.act(signal) != AgentSignal.Answer.THERE && byMark) {
            site.launcher().kill(Map.of("UPKEEP_TASK", state.id()));
        }
    }

    /** Whether the task may still be undoing what must not stay. */
    boolean isWithinGrace() {
        return Duration.between(state.stopped(), clock.instant()).compareTo(grace()) < 0;
    }

    static Duration grace() {
        return Duration.ofSeconds(UpkeepConfiguration.get().getStopGrace());
    }

    private void say(String text) throws IOException, InterruptedException {
        site.listener().getLogger().println("upkeep: " + text);
    }
}
