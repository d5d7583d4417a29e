package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.model.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way out of a maintenance window, on the agent where it was entered, whatever happened in it. A request to stop does not
 * end it at once: it has the time that any task has to stop. For one thread.
 */
final class WindowLeaving {
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WindowRequest request;
    private final WindowState state;
    private final Site site;
    private final Clock clock;
    private final Runnable leaveLater;
    private final PartEnd end;
    private TaskCycle cycle;

    /**
     * @param leaveLater has it left by others
     * @param forgotten what to do when the build was ended by force
     */
    WindowLeaving(
            WindowRequest request, WindowState state, Site site, Clock clock, Runnable leaveLater, Runnable forgotten) {
        this.request = request;
        this.state = state;
        this.site = site;
        this.clock = clock;
        this.leaveLater = leaveLater;
        // A way out that is half gone is gone to its end.
        this.end = new PartEnd(() -> {}, forgotten);
    }

    Optional<Duration> turn() throws Exception {
        if (request.dryRun()) {
            return finish(null);
        }
        if (state.leaving() == null) {
            state.leave(clock.instant());
            site.save();
        }
        if (state.leaving().outcome() == null && Site.workspace(state.leaving()).isEmpty()) {
            return whileAway();
        }
        state.away(null);
        if (cycle == null) {
            request.config(state).bringBack();
            var task = request.leave(state.id(), state.bodyEnd().word());
            cycle = new TaskCycle(task, state.leaving(), site, clock, end);
        }
        if (isTimeToStop()) {
            state.leaving().requestStop(state.stopCause(), clock.instant());
        }
        var delay = cycle.turn();
        return end.outcome() == null ? delay : finish(end.outcome().failure());
    }

    private boolean isTimeToStop() {
        return state.stopCause() != null
                && isPast(latest(state.stopped(), state.left()).plus(Stopping.grace()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean isPast(Instant time) {
        return clock.instant().isAfter(time);
    }

    private Optional<Duration> whileAway() throws Exception {
        if (Abandoning.isOver(site)) {
            end.forgotten();
            return Optional.empty();
        }
        if (state.away() == null) {
            state.away(clock.instant());
            site.save();
        }
        if (!isTimeToStop() && !isPast(patience())) {
            return Optional.of(PAUSE);
        }
        leaveLater.run();
        return finish(new AbortException(
                request.title() + ": agent " + state.leaving().node()
                        + " is away, so the window cannot be left now; it is left when the agent comes back soon, and ends there by"
                        + " itself at " + ending()));
    }

    /** For half an hour, but not longer than the window lasts in any case. */
    private Instant patience() {
        var most = state.away().plus(LONGEST_AWAY);
        var least = state.away().plus(Stopping.grace());
        var over = latest(ending(), least);
        return over.isBefore(most) ? over : most;
    }

    /** When the window is over even if nobody leaves it. */
    private Instant ending() {
        return state.deadline() == null ? state.left().plus(request.duration()) : state.deadline();
    }

    private Optional<Duration> finish(Throwable failure) throws Exception {
        var body = state.bodyEnd();
        if (!request.dryRun()) {
            request.config(state).remove();
        }
        if (failure == null) {
            state.finished(
                    body.failure() == null && state.stopCause() != null
                            ? Finish.failed(state.stopCause())
                            : Finish.as(body));
        } else if (body.failure() == null) {
            state.finished(Finish.failed(failure));
        } else {
            if (body.failure() != failure) {
                body.failure().addSuppressed(failure);
            }
            site.listener()
                    .getLogger()
                    .println("ERROR: the " + request.title() + " was not left: " + failure.getMessage());
            site.run().setResult(Result.FAILURE);
            state.finished(Finish.as(body));
        }
        site.save();
        return Optional.of(Duration.ZERO);
    }
}
