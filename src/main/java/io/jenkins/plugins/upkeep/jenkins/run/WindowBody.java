package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/**
 * What runs in a maintenance window, as far as it must be started, and stopped when the window is over: by the wall clock, which goes on while
 * the controller is down. Its end is told by Jenkins. For one thread.
 */
final class WindowBody {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ENOUGH_LOOKS = 3;

    private final WindowRequest request;
    private final WindowState state;
    private final Site site;
    private final Clock clock;
    private final BodyExecutionCallback callback;
    private final Runnable forgotten;
    private boolean asked;
    private boolean passedOn;
    private int looks;
    private Optional<Instant> told = Optional.empty();

    WindowBody(
            WindowRequest request,
            WindowState state,
            Site site,
            Clock clock,
            BodyExecutionCallback callback,
            Runnable forgotten) {
        this.request = request;
        this.state = state;
        this.site = site;
        this.clock = clock;
        this.callback = callback;
        this.forgotten = forgotten;
    }

    /** A request to stop that came just before the body began is passed on to it. */
    Optional<Duration> turn() throws Exception {
        if (!asked && !state.isBegun()) {
            return begin();
        }
        if (state.isBegun() && state.stopCause() != null && !passedOn) {
            passedOn = true;
            state.body().cancel(state.stopCause());
        }
        looks = Abandoning.isOver(site) ? looks + 1 : 0;
        if (looks >= ENOUGH_LOOKS) {
            forgotten.run();
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), state.deadline());
        if (request.dryRun() || left.compareTo(LONGEST_PAUSE) > 0) {
            return Optional.of(LONGEST_PAUSE);
        }
        if (!left.isNegative() && !left.isZero()) {
            return Optional.of(left);
        }
        stop();
        return Optional.of(LONGEST_PAUSE);
    }

    /** The program has the body from the moment on when that begins: a controller that dies before begins it again. */
    private Optional<Duration> begin() throws Exception {
        if (state.stopCause() != null) {
            state.bodyEnds(BodyEnd.failed(state.stopCause()));
            site.save();
            return Optional.of(Duration.ZERO);
        }
        var invoker = site.context().newBodyInvoker().withCallback(callback);
        if (!request.dryRun()) {
            var window = EnvironmentExpander.constant(Map.of(
                    "UPKEEP_WINDOW_ID",
                    state.id(),
                    "UPKEEP_WINDOW_UNTIL",
                    state.until().toString()));
            var outer = site.context().get(EnvironmentExpander.class);
            invoker = invoker.withContext(EnvironmentExpander.merge(outer, window));
        }
        asked = true;
        synchronized (state) {
            state.bodyAsked(invoker.start());
        }
        site.save();
        return Optional.of(LONGEST_PAUSE);
    }

    /** What does not listen is told again, after the time that it may take to undo something. */
    private void stop() throws Exception {
        var now = clock.instant();
        if (state.body() == null
                || told.filter(time -> now.isBefore(time.plus(Stopping.grace())))
                        .isPresent()) {
            return;
        }
        if (told.isEmpty()) {
            site.listener().getLogger().println("upkeep: " + request.title() + " is over; what runs in it is stopped");
        }
        told = Optional.of(now);
        if (!state.isOverdue()) {
            state.overdue();
            site.save();
        }
        state.body().cancel(WindowOver.interruption(state.id(), request.title()));
    }
}
