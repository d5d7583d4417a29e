package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The way into a maintenance window: it is planned when it begins later, and entered when its time has come. For one thread. */
final class WindowEntering {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final WindowRequest request;
    private final WindowState state;
    private final Site site;
    private final Clock clock;
    private final Runnable forgotten;
    private TaskCycle cycle;
    private PartEnd end;

    WindowEntering(WindowRequest request, WindowState state, Site site, Clock clock, Runnable forgotten) {
        this.request = request;
        this.state = state;
        this.site = site;
        this.clock = clock;
        this.forgotten = forgotten;
    }

    Optional<Duration> turn() throws Exception {
        if (state.isPlanned() && !state.entering().isPlaced()) {
            if (state.stopCause() != null) {
                return notEntered(state.stopCause());
            }
            var pause = untilStart();
            if (!pause.isZero()) {
                return wait(pause);
            }
        }
        if (state.stopCause() != null) {
            state.entering().requestStop(state.stopCause(), state.stopped());
        }
        if (cycle == null) {
            begin();
        }
        var delay = cycle.turn();
        return end.outcome() == null ? delay : ended(end.outcome());
    }

    private void begin() throws Exception {
        var task = state.entering();
        end = new PartEnd(() -> Abandoning.leave(task), forgotten);
        var by = site.run().getFullDisplayName();
        cycle = new TaskCycle(request.enter(state.id(), by), task, site, clock, end);
    }

    /** By the wall clock, in short pieces: it may be set, or the machine may sleep. */
    private Optional<Duration> wait(Duration pause) {
        if (Abandoning.isOver(site)) {
            forgotten.run();
            return Optional.empty();
        }
        return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private Duration untilStart() {
        var pause = request.start()
                .map(start -> Duration.between(clock.instant(), start))
                .orElse(Duration.ZERO);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private Optional<Duration> ended(Outcome outcome) throws Exception {
        cycle = null;
        var failure = state.stopCause() == null ? outcome.failure() : state.stopCause();
        if (failure != null) {
            return notEntered(failure);
        }
        if (!state.isPlanned() && !untilStart().isZero()) {
            state.plan();
            say("waits for the " + request.title() + " to begin at "
                    + request.start().orElseThrow());
        } else {
            if (!request.dryRun()) {
                request.config(state).keep();
            }
            state.entered(WindowEnd.of(outcome.value(), clock.instant(), request.duration()));
        }
        site.save();
        return Optional.of(Duration.ZERO);
    }

    /** The body does not run. What may be half entered is left; what said itself that it was not entered is not there. */
    private Optional<Duration> notEntered(Throwable failure) throws Exception {
        if (mayBeEntered()) {
            state.bodyEnds(BodyEnd.failed(failure));
        } else {
            state.finished(Finish.failed(failure));
        }
        site.save();
        return Optional.of(Duration.ZERO);
    }

    private boolean mayBeEntered() {
        var task = state.entering();
        if (request.dryRun() || !state.placed().isPlaced()) {
            return false;
        }
        return state.isPlanned() || state.stopCause() != null || (task.controller() != null && !task.isReported());
    }

    private void say(String text) throws Exception {
        site.listener().getLogger().println("upkeep: " + text);
    }
}
