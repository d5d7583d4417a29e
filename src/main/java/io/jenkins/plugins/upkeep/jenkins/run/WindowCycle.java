package io.jenkins.plugins.upkeep.jenkins.run;

import io.jenkins.plugins.upkeep.jenkins.run.LastLeave.Found;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;

/**
 * The life of a maintenance window between two restarts of the controller: it is entered, something runs in it, it is left.
 * Every turn takes up where the stored state stands. For one thread at a time.
 */
final class WindowCycle {
    private static final Logger LOGGER = Logger.getLogger(WindowCycle.class.getName());

    private final WindowRequest request;
    private final WindowState state;
    private final Site site;
    private final WindowEntering entering;
    private final WindowBody body;
    private final WindowLeaving leaving;
    private final Pace pace = new Pace();
    private Optional<Found> found = Optional.empty();
    private boolean over;

    WindowCycle(WindowRequest request, WindowState state, Site site, Clock clock, BodyExecutionCallback callback) {
        this.request = request;
        this.state = state;
        this.site = site;
        entering = new WindowEntering(request, state, site, clock, this::forgotten);
        body = new WindowBody(request, state, site, clock, callback, this::forgotten);
        leaving = new WindowLeaving(request, state, site, clock, this::leaveLater, this::forgotten);
    }

    /**
     * Takes one turn.
     *
     * @return how long to wait for the next; empty when there is none
     */
    Optional<Duration> turn() {
        if (over) {
            return Optional.empty();
        }
        try {
            lookAround();
            var delay = work();
            return over ? Optional.empty() : delay;
        } catch (Exception | LinkageError e) {
            return afterTrouble(e);
        }
    }

    private Optional<Duration> work() throws Exception {
        if (state.finish() != null) {
            over = true;
            state.finish().deliver(site.context());
            return Optional.empty();
        }
        if (state.bodyEnd() != null) {
            return leaving.turn();
        }
        return state.until() == null ? entering.turn() : body.turn();
    }

    /** What is needed to leave the window without the step, which a build that is ended by force does not have any more. */
    private void lookAround() {
        try {
            found = Optional.of(new Found(site.run(), site.environment()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> state.describe(request) + ": its agent is away");
        }
    }

    private void forgotten() {
        over = true;
        leaveLater();
    }

    private void leaveLater() {
        if (!request.dryRun()) {
            found.ifPresent(around -> LastLeave.begin(request, state, around));
        }
    }

    /** A full disk, an agent that goes away: may pass. Nothing of it ends a window. */
    private Optional<Duration> afterTrouble(Throwable trouble) {
        LOGGER.log(Level.WARNING, trouble, () -> state.describe(request) + ": trouble with it; it is tried again");
        if (Abandoning.isOver(site)) {
            forgotten();
            return Optional.empty();
        }
        return Optional.of(pace.slow());
    }
}
