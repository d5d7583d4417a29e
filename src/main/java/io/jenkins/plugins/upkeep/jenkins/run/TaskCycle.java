package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The life of a task between two restarts of the controller: start, watch, end, each as far as it is not done. Every turn
 * takes up where the stored state stands. For one thread at a time.
 */
final class TaskCycle {
    private static final Logger LOGGER = Logger.getLogger(TaskCycle.class.getName());
    private static final Duration LAYING = Duration.ofMinutes(15);
    private static final Duration LOOKING = Duration.ofSeconds(20);
    private static final Duration ENDING = Duration.ofMinutes(30);
    private static final Duration CLEANING = Duration.ofMinutes(1);
    private static final Duration LONGEST_TROUBLE_AT_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(30);

    private final TaskRequest request;
    private final TaskState state;
    private final Site site;
    private final Stopping stopping;
    private final Archiving archiving;
    private final Clock clock;
    private final TaskEnd end;
    private final KnownSecrets secrets;
    private final Patience patience;
    private final Pace pace = new Pace();
    private final MaskedOutput log = new MaskedOutput();
    private boolean delivered;

    TaskCycle(TaskRequest request, TaskState state, Site site, Clock clock, TaskEnd end) {
        this.request = request;
        this.state = state;
        this.site = site;
        this.stopping = new Stopping(state, site, clock);
        this.archiving = new Archiving(request, state, site);
        this.clock = clock;
        this.end = end;
        this.secrets = new KnownSecrets(request, site, clock);
        this.patience = new Patience(clock);
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
            patience.renew();
            return delay;
        } catch (AbortException e) {
            return giveUp(e);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return afterTrouble(e);
        }
    }

    private Optional<Duration> work() throws Exception {
        if (!state.isPlaced()) {
            return place();
        }
        var workspace = Site.workspace(state);
        if (workspace.isEmpty()) {
            return whileAway();
        }
        return state.controller() == null ? begin(workspace.get()) : look(workspace.get());
    }

    private Optional<Duration> place() throws Exception {
        if (state.stopCause() != null) {
            return end(Outcome.failed(state.stopCause()));
        }
        TaskPool.within(LOOKING, () -> {
            new Launch(request, state, site).place(site.workspace());
            return null;
        });
        site.save();
        return Optional.of(Duration.ZERO);
    }

    /** A task that was told to stop is started only to follow the one that was started before the controller forgot it. */
    private Optional<Duration> begin(FilePath workspace) throws Exception {
        var launch = new Launch(request, state, site);
        var command = TaskPool.within(LAYING, () -> launch.prepare(workspace));
        if (state.stopCause() != null && !isThere(workspace)) {
            end.abandoned();
            return end(Outcome.failed(state.stopCause()));
        }
        if (request.source().isPresent() && state.brought() == null) {
            fetch(workspace);
        }
        var known = secrets.require();
        // Before the start: a controller that dies after it must find the same folder again.
        site.save();
        state.started(TaskPool.within(LAYING, () -> launch.start(command, workspace, known)));
        site.save();
        return Optional.of(pace.quick());
    }

    private void fetch(FilePath workspace) throws Exception {
        var run = site.run();
        state.fetching(clock.instant());
        // Before it: the time counts on over a restart of the controller in the middle of it.
        site.save();
        state.setsBrought(TaskPool.unless(
                () -> state.stopCause() != null || !run.isBuilding(),
                () -> new Fetching(request, state, site, clock).bring(workspace)));
    }

    private boolean isThere(FilePath workspace) throws Exception {
        return TaskPool.within(LOOKING, () -> workspace.act(AgentSignal.terminate(state.folder())))
                == AgentSignal.Answer.THERE;
    }

    private Optional<Duration> look(FilePath workspace) throws Exception {
        if (state.stopCause() != null && TaskPool.within(LOOKING, () -> stopping.tell(workspace))) {
            return end(Outcome.failed(state.stopCause()));
        }
        var masking = secrets.masking();
        var look = TaskPool.within(LOOKING, () -> new Watch(state, site, log).look(workspace, masking));
        if (look.exit().isEmpty()) {
            return Optional.of(pace.after(look.printed()));
        }
        if (state.lost() == null) {
            state.archived(archiving.archive(workspace));
            site.save();
        }
        var ending = new Ending(request, state, site, masking.orElseThrow());
        state.end(TaskPool.within(
                ENDING, () -> ending.outcome(workspace, look.exit().getAsInt())));
        site.save();
        return finish();
    }

    /** Also after a restart in the middle of it. */
    private Optional<Duration> finish() {
        if (state.controller() != null) {
            Site.workspace(state).ifPresent(this::cleanUp);
        }
        return deliver();
    }

    /** What cannot be removed does no harm; the outcome is known, and nobody should wait for it. */
    private void cleanUp(FilePath workspace) {
        try {
            TaskPool.within(CLEANING, () -> {
                if (workspace.act(AgentSignal.look(state.folder())) != AgentSignal.Answer.THERE) {
                    Ending.cleanUp(state, workspace);
                }
                return null;
            });
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, e, () -> state.folder() + ": what a task left there cannot be removed");
        }
    }

    private Optional<Duration> end(Outcome outcome) throws Exception {
        state.end(outcome);
        site.save();
        return deliver();
    }

    private Optional<Duration> deliver() {
        delivered = true;
        end.ended(state.outcome());
        return Optional.empty();
    }

    /** An agent that comes back brings the task back; when the build was told to stop, nobody waits for that for ever. */
    private Optional<Duration> whileAway() throws Exception {
        if (Abandoning.isOver(site)) {
            return forgotten();
        }
        if (state.stopCause() == null || stopping.isWithinGrace()) {
            return Optional.of(pace.slow());
        }
        site.listener()
                .getLogger()
                .println("upkeep: agent " + state.node() + " is away; the task may go on there, and is"
                        + " told to stop when the agent comes back: " + state.folder());
        end.abandoned();
        return end(Outcome.failed(state.stopCause()));
    }

    /** The build was ended by force, without a word to its steps. */
    private Optional<Duration> forgotten() {
        delivered = true;
        end.forgotten();
        return Optional.empty();
    }

    private Optional<Duration> giveUp(AbortException failure) {
        end.abandoned();
        state.end(Outcome.failed(state.stopCause() == null ? failure : state.stopCause()));
        return deliver();
    }

    /** What an agent that goes away does to a call, what a full disk does, and defects of the plugin: all may pass. */
    private Optional<Duration> afterTrouble(Throwable trouble) {
        var level = trouble instanceof IOException || trouble instanceof InterruptedException || patience.isTried()
                ? Level.FINE
                : Level.WARNING;
        LOGGER.log(level, trouble, () -> state.describe(request.task()) + ": cannot be watched at the moment");
        if (Abandoning.isOver(site)) {
            return forgotten();
        }
        if (!patience.isAtEnd(state.controller() == null ? LONGEST_TROUBLE_AT_START : LONGEST_TROUBLE)) {
            return Optional.of(pace.slow());
        }
        return giveUp(new AbortException(request.task() + ": " + OneLine.of(trouble.toString())
                + "; look at the disk and the connection of agent " + state.node() + " and run the build again"));
    }
}
