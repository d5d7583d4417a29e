package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Unbroken;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.time.Instant;

/** Enters, extends and plans windows. */
final class Opening {
    private final Session session;

    Opening(Session session) {
        this.session = session;
    }

    /** Does what is asked for; asked for again, it changes nothing but a later end. */
    Window enter(WindowRequest request) throws UpkeepException, InterruptedException {
        var now = session.now();
        var known = session.site().folder().find(request.id());
        if (known.filter(window -> window.state() == State.OPEN).isPresent()) {
            return extend(known.get(), request);
        }
        var begin = request.begin(now);
        var fresh = Window.planned(request.id(), request.description(), request.by(), begin, request.end(now));
        if (begin.isAfter(now)) {
            return plan(fresh.silencedBy(known.flatMap(Window::silence)));
        }
        var window = known.orElse(fresh).because(request.description());
        return open(window.reopened().at(begin, later(window.until(), request.end(now))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Window extend(Window window, WindowRequest request) throws UpkeepException, InterruptedException {
        var until = later(window.until(), request.end(session.now()));
        var longer = window.because(request.description()).at(window.start(), until);
        session.site().folder().put(longer);
        session.addAll(session.site().mode().enter(session.event("enter", longer)));
        var silenced = session.site().silences().ensure(longer, session::add);
        session.site().folder().put(silenced);
        if (until.isAfter(window.until())) {
            session.say("window " + window.id() + " is extended until " + Window.seconds(until));
            session.announce(Occasion.STARTED, "maintenance is extended", silenced);
        } else {
            session.say("window " + window.id() + " is open already, until " + Window.seconds(until));
        }
        return silenced;
    }

    private Window plan(Window window) throws UpkeepException, InterruptedException {
        var planned = window.in(State.PLANNED);
        session.site().folder().put(planned);
        var silenced = session.site().silences().ensure(planned, session::add);
        session.site().folder().put(silenced);
        session.say("window " + window.id() + " is planned, from " + Window.seconds(window.start()));
        return silenced;
    }

    /**
     * Enters a window.
     *
     * @throws UpkeepException when the mode cannot be entered; all has been undone then, or a finding says what could not be
     * @throws InterruptedException when this thread was told to stop; as above
     */
    Window open(Window asked) throws UpkeepException, InterruptedException {
        var window = asked.in(State.ENTERING);
        session.site().folder().put(window);
        // The keeper comes before the mode: if this process is killed now, the keeper undoes it when the window's time
        // is over.
        try {
            session.watch();
            session.addAll(session.site().mode().enter(session.event("enter", window)));
            var silenced =
                    session.site().silences().ensure(window, session::add).in(State.OPEN);
            session.site().folder().put(silenced);
            session.say("window " + window.id() + " is open until " + Window.seconds(window.until()));
            session.announce(Occasion.STARTED, "maintenance has begun", silenced);
            return silenced;
        } catch (UpkeepException e) {
            throw new UpkeepException(
                    "window " + window.id() + ": maintenance cannot be entered: " + e.getMessage() + undone(window), e);
        } catch (InterruptedException e) {
            session.say("told to stop while maintenance was entered" + undone(window));
            throw e;
        }
    }

    private String undone(Window window) throws UpkeepException {
        var whole = Unbroken.run(() -> {
            var done = new Closing(session).undo(window);
            session.watch();
            return done;
        });
        return whole
                ? "; everything has been undone"
                : "; it could not be undone: "
                        + session.findings().stream()
                                .filter(finding -> finding.subject().equals("window " + window.id()))
                                .map(Finding::seen)
                                .reduce((first, last) -> last)
                                .orElse("see 'upkeep window status'");
    }
}
