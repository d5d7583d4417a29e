package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The life of a step between two restarts of the controller: start, watch, end, each as far as it is not done. Every turn
 * takes up where the stored state stands. For one thread at a time.
 */
final class TaskCycle {
    private static final Logger LOGGER = Logger.getLogger(TaskCycle.class.getName());
    private static final Duration LAYING = Duration.ofMinutes(15);
    private static final Duration LOOKING = Duration.ofMinutes(1);
    private static final Duration ENDING = Duration.ofMinutes(30);
    private static final long SAVING = 30;
    private static final int MOST_DEFECTS = 10;
    private static final int MOST_STARTS = 5;
    private static final int MOST_TROUBLES = 100;

    private final TaskRequest request;
    private final TaskState state;
    private final Site site;
    private final Clock clock;
    private final Pace pace = new Pace();
    private TaskSecrets secrets;
    private int failures;
    private boolean tidied;
    private boolean delivered;

    TaskCycle(TaskRequest request, TaskState state, Site site, Clock clock) {
        this.request = request;
        this.state = state;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Takes one turn.
     *
     * @return how long to wait for the next; empty when there is none
     */
    Optional<Duration> turn() {
        if (delivered) {
            return Optional.empty();
        }
        try {
            var delay = state.outcome() == null ? work() : finish();
            failures = 0;
            return delay;
        } catch (AbortException e) {
            return giveUp(e);
        } catch (InterruptedException | IOException e) {
            return afterTrouble(e);
        } catch (Exception e) {
            return afterDefect(e);
        }
    }

    private Optional<Duration> work() throws Exception {
        if (state.controller() == null) {
            return begin();
        }
        var workspace = Site.workspace(state);
        return workspace.isPresent() ? look(workspace.get()) : whileAway();
    }

    private Optional<Duration> begin() throws Exception {
        if (state.stopCause() != null && !state.isPlaced()) {
            return end(Outcome.failed(state.stopCause()));
        }
        if (!state.isPlaced()) {
            TaskPool.within(LAYING, () -> {
                new Launch(request, state, site).place();
                return null;
            });
            save();
        }
        var workspace = Site.workspace(state);
        if (workspace.isEmpty()) {
            return whileAway();
        }
        var launch = new Launch(request, state, site);
        state.started(TaskPool.within(LAYING, () -> launch.start(workspace.get(), secrets())));
        save();
        return Optional.of(pace.quick());
    }

    private Optional<Duration> look(FilePath workspace) throws Exception {
        var look = TaskPool.within(LOOKING, () -> new Watch(state, site, secretsOfRunning(), clock).look(workspace));
        if (look.exit().isEmpty()) {
            return Optional.of(pace.after(look.printed()));
        }
        var ending = new Ending(request, state, site, secretsOfRunning().masking());
        var outcome = TaskPool.within(
                ENDING, () -> ending.outcome(workspace, look.exit().getAsInt()));
        state.end(outcome);
        save();
        return finish();
    }

    /** Cleans up, also after a restart in the middle of that; tried once, as no failure of it may keep the build from ending. */
    private Optional<Duration> finish() throws Exception {
        if (state.controller() == null || tidied) {
            return deliver();
        }
        tidied = true;
        var workspace = Site.workspace(state);
        if (workspace.isPresent()) {
            TaskPool.within(LOOKING, () -> {
                Ending.cleanUp(state, workspace.get());
                return null;
            });
        }
        return deliver();
    }

    private Optional<Duration> end(Outcome outcome) throws Exception {
        state.end(outcome);
        save();
        return deliver();
    }

    private Optional<Duration> deliver() {
        delivered = true;
        state.outcome().deliver(site.context());
        return Optional.empty();
    }

    /** An agent that comes back brings the task back; when the build was told to stop, nobody waits for that for ever. */
    private Optional<Duration> whileAway() throws Exception {
        return state.stopCause() == null || Abandoning.isWithinGrace(state, clock)
                ? Optional.of(pace.slow())
                : end(Outcome.failed(state.stopCause()));
    }

    private TaskSecrets secrets() throws IOException, InterruptedException {
        if (secrets == null) {
            secrets = TaskSecrets.of(request.credentials(), site.run());
        }
        return secrets;
    }

    /** A credential that was removed meanwhile is no reason to stop a task; but what it prints cannot be masked. */
    private TaskSecrets secretsOfRunning() throws IOException, InterruptedException {
        try {
            return secrets();
        } catch (AbortException e) {
            site.listener().getLogger().println("upkeep: " + e.getMessage() + "; the log of the task is hidden");
            secrets = TaskSecrets.lost();
            return secrets;
        }
    }

    private void save() throws Exception {
        site.context().saveState().get(SAVING, TimeUnit.SECONDS);
    }

    private Optional<Duration> giveUp(AbortException failure) {
        Abandoning.terminate(state);
        state.end(Outcome.failed(state.stopCause() == null ? failure : state.stopCause()));
        return deliver();
    }

    private Optional<Duration> afterTrouble(Exception trouble) {
        LOGGER.log(Level.FINE, trouble, () -> state.describe(request.task()) + ": cannot be watched at the moment");
        if (Abandoning.isOver(site)) {
            // The build was ended by force, without a word to its steps.
            delivered = true;
            Abandoning.terminate(state);
            return Optional.empty();
        }
        // An agent that is away is waited for elsewhere; this one is there, and something on it or here does not work.
        var most = state.controller() == null ? MOST_STARTS : MOST_TROUBLES;
        return ++failures < most
                ? Optional.of(pace.slow())
                : giveUp(new AbortException(request.task() + ": " + OneLine.of(trouble.toString())
                        + "; look at the disk and the connection of agent " + state.node()
                        + " and run the build again"));
    }

    private Optional<Duration> afterDefect(Exception defect) {
        if (++failures < MOST_DEFECTS && !Abandoning.isOver(site)) {
            LOGGER.log(Level.WARNING, defect, () -> state.describe(request.task()) + ": a defect of the plugin");
            return Optional.of(pace.slow());
        }
        Abandoning.terminate(state);
        state.end(Outcome.failed(defect));
        return deliver();
    }
}
