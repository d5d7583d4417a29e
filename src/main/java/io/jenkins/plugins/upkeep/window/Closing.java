package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.window.state.Ending;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.util.List;

/** Leaves windows. What fails keeps nothing else from being tried, and what was begun is remembered until it is done. */
final class Closing {
    private final Session session;

    Closing(Session session) {
        this.session = session;
    }

    /**
     * Leaves a window, and with the last one the mode.
     *
     * @param ending how its work ended
     * @return whether it is left
     */
    boolean leave(Window window, Ending ending) throws UpkeepException, InterruptedException {
        var leaving = window.leaving(ending);
        var problems = remove(leaving);
        var how = leaving.ending().orElse(ending);
        if (problems.isEmpty()) {
            session.say("window " + window.id() + " is left: " + how.word());
            session.announce(
                    how == Ending.SUCCEEDED ? Occasion.RESOLVED : Occasion.FAILED,
                    "maintenance is over: " + how.word(),
                    window);
        } else if (window.problem().isEmpty()) {
            session.announce(Occasion.CRITICAL, "maintenance cannot be left: " + String.join("; ", problems), window);
        }
        return problems.isEmpty();
    }

    /** Undoes an entering that failed or was cut off; people have not been told of it. */
    boolean undo(Window window) throws UpkeepException, InterruptedException {
        return remove(window.leaving(Ending.ABORTED)).isEmpty();
    }

    /** Forgets a window that was only planned. */
    void cancel(Window window) throws UpkeepException, InterruptedException {
        session.site().silences().end(window, session::add);
        session.site().folder().remove(window);
    }

    private List<String> remove(Window leaving) throws UpkeepException, InterruptedException {
        var folder = session.site().folder();
        folder.put(leaving);
        var problems = leaveMode(leaving);
        session.site().silences().end(leaving, session::add);
        if (problems.isEmpty()) {
            folder.remove(leaving);
        } else {
            folder.put(leaving.stuck(String.join("; ", problems)));
            problems.forEach(problem -> session.add(stuck(leaving, problem)));
        }
        return problems;
    }

    private List<String> leaveMode(Window leaving) throws UpkeepException, InterruptedException {
        var event = session.event("leave", leaving);
        if (event.open().isEmpty()) {
            return session.site().mode().leave(event);
        }
        session.addAll(session.site().mode().refresh(event));
        return List.of();
    }

    private Finding stuck(Window window, String problem) {
        return Finding.critical(
                "window " + window.id(),
                "maintenance cannot be left: " + problem + "; " + session.site().service()
                        + " may still be under maintenance",
                "",
                "mend it, then run 'upkeep window leave --id " + window.id()
                        + "'; it is tried again every minute for an hour");
    }

    /** Leaves a mode that no window keeps on: their files were removed, or cannot be understood. */
    void leaveAlone() throws UpkeepException, InterruptedException {
        var folder = session.site().folder();
        if (folder.mode().isEmpty() || !folder.look().windows().stream().allMatch(Closing::isOnlyPlanned)) {
            return;
        }
        var window = Window.planned("none", "", "nobody", session.now(), session.now());
        var problems = session.site().mode().leave(session.event("leave", window));
        problems.forEach(problem -> session.add(Finding.critical(
                "maintenance mode",
                "no window is open, and it cannot be left: " + problem,
                "",
                "mend it, then run" + " 'upkeep window status'")));
        if (problems.isEmpty()) {
            session.add(Finding.warning(
                    "maintenance mode",
                    "was on without a window; it has been left",
                    "",
                    "find out who has removed files in " + folder.path()));
        }
    }

    private static boolean isOnlyPlanned(Window window) {
        return window.state() == State.PLANNED;
    }
}
