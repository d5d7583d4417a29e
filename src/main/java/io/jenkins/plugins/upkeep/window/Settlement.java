package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.window.state.Ending;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.nio.file.Path;

/**
 * Does what is due: leaves windows whose time is over, enters planned ones whose time has come, announces those that come
 * soon, and ends what a killed command had begun.
 */
final class Settlement {
    private final Session session;
    private final Closing closing;

    Settlement(Session session) {
        this.session = session;
        this.closing = new Closing(session);
    }

    void settle() throws UpkeepException, InterruptedException {
        var contents = session.site().folder().look();
        contents.strange().forEach(this::strange);
        for (var window : contents.windows()) {
            settle(window);
        }
        closing.leaveAlone();
    }

    private void strange(Path file) {
        session.add(Finding.warning(
                "file " + file,
                "is no window of this version of Upkeep",
                "",
                "remove it when no later version made it"));
    }

    private void settle(Window window) throws UpkeepException, InterruptedException {
        switch (window.state()) {
            case ENTERING -> undo(window);
            case LEAVING -> closing.leave(window, Ending.ABORTED);
            case OPEN -> leaveOverdue(window);
            case PLANNED -> settlePlanned(window);
        }
    }

    private void undo(Window window) throws UpkeepException, InterruptedException {
        if (closing.undo(window)) {
            session.add(Finding.warning(
                    "window " + window.id(),
                    "was being entered when its command was killed; it has been undone",
                    "",
                    "enter it once more if it is still needed"));
        }
    }

    private void leaveOverdue(Window window) throws UpkeepException, InterruptedException {
        if (!window.until().isAfter(session.now()) && closing.leave(window, Ending.TIME_OVER)) {
            session.add(Finding.warning(
                    "window " + window.id(),
                    "nobody left it; its time was over at " + Window.seconds(window.until())
                            + " and it has been left now",
                    "until " + Window.seconds(window.until()),
                    "see what became of the work in it: " + window.by()
                            + (window.description().isEmpty() ? "" : ", " + window.description())));
        }
    }

    private void settlePlanned(Window window) throws UpkeepException, InterruptedException {
        var now = session.now();
        if (!window.until().isAfter(now)) {
            miss(window);
        } else if (!window.start().isAfter(now)) {
            open(window);
        }
    }

    /** Announces the planned windows that come soon. */
    void announceSoon() throws UpkeepException {
        var soon = session.now().plus(session.site().lead());
        for (var window : session.site().folder().look().windows()) {
            if (window.state() == State.PLANNED
                    && !window.announced()
                    && !window.start().isAfter(soon)) {
                session.site().folder().put(window.told());
                session.announce(Occasion.STARTED, "maintenance begins at " + Window.seconds(window.start()), window);
                session.say("window " + window.id() + " is announced");
            }
        }
    }

    private void miss(Window window) throws UpkeepException, InterruptedException {
        closing.cancel(window);
        session.add(Finding.warning(
                "window " + window.id(),
                "was planned from " + Window.seconds(window.start()) + " to " + Window.seconds(window.until())
                        + ", and nobody was there to enter it",
                "",
                "plan it again if it is still needed"));
    }

    /** It is not tried again and again: people are told. */
    private void open(Window window) throws UpkeepException, InterruptedException {
        try {
            new Opening(session).open(window);
        } catch (UpkeepException e) {
            session.add(Finding.critical(
                    "window " + window.id(), e.getMessage(), "", "mend it, then enter the window by hand"));
            session.announce(Occasion.CRITICAL, "planned maintenance was not entered: " + e.getMessage(), window);
        }
    }
}
