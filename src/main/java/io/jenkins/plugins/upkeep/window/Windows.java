package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Unbroken;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.state.Ending;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The maintenance windows of a service. They may nest and overlap: the service is under maintenance from the beginning of the first
 * to the end of the last. All processes of an account see the same windows. Each change first does what is due and ends what
 * a killed command had begun. Safe for use by several threads and processes.
 */
public final class Windows {
    private final WindowSite site;

    private Windows(WindowSite site) {
        this.site = site;
    }

    /**
     * @param config the service's configuration
     * @return the windows of its service
     * @throws ConfigException when the section on maintenance is not valid
     */
    public static Windows of(Config config) throws ConfigException {
        return of(config, Clock.systemUTC());
    }

    /** As {@link #of(Config)}, by another clock. */
    static Windows of(Config config, Clock clock) throws ConfigException {
        return new Windows(WindowSite.of(config, clock));
    }

    WindowSite site() {
        return site;
    }

    /** A change under the lock. */
    @FunctionalInterface
    private interface Change {
        Optional<Window> make(Session session) throws UpkeepException, InterruptedException;
    }

    /**
     * Enters a window, or plans one that begins later. Asked for again by the same name, it is extended when its end would
     * be later, and else nothing changes.
     *
     * @param request what is asked for
     * @param log where it is told
     * @return the window, open or planned, and what someone should know
     * @throws UpkeepException when the service cannot be told of maintenance; everything has been undone then, or the message
     *     says what could not be. An Alertmanager or a channel that fails is a finding
     * @throws InterruptedException when this thread was told to stop; a window that was not yet open is undone
     */
    public WindowResult enter(WindowRequest request, TaskLog log) throws UpkeepException, InterruptedException {
        var asked = request.checked();
        return change(log, session -> Optional.of(new Opening(session).enter(asked)));
    }

    /**
     * Leaves a window. When it is not there nothing is done. Nothing cuts this short; it takes at most a few times the time that
     * the hook and the commands may take.
     *
     * @param id its name
     * @param ending how the work in it ended
     * @param log where it is told
     * @return the window; {@link WindowResult#isStuck} when the service could not be told of the end. It is remembered then, and
     *     the next call tries again
     * @throws UpkeepException when the folder of the windows cannot be used
     */
    public WindowResult leave(String id, Ending ending, TaskLog log) throws UpkeepException {
        return Unbroken.run(() -> change(log, session -> leave(id, ending, session)));
    }

    private Optional<Window> leave(String id, Ending ending, Session session)
            throws UpkeepException, InterruptedException {
        var window = site.folder().find(id);
        if (window.isPresent() && window.get().state() == State.PLANNED) {
            new Closing(session).cancel(window.get());
            session.say("window " + id + " is cancelled");
        } else if (window.isPresent() && window.get().state() == State.OPEN) {
            new Closing(session).leave(window.get(), ending);
        }
        return window;
    }

    /**
     * Does what is due, and nothing else.
     *
     * @param log where it is told
     * @return what someone should know
     * @throws UpkeepException when the folder of the windows cannot be used
     */
    public WindowResult settle(TaskLog log) throws UpkeepException {
        return site.folder().look().isEmpty() && site.folder().mode().isEmpty()
                ? new WindowResult(Optional.empty(), List.of())
                : Unbroken.run(() -> change(log, session -> Optional.empty()));
    }

    /**
     * @return the windows that are open, also those that could not be left
     * @throws UpkeepException when they cannot be read
     */
    public List<Window> open() throws UpkeepException {
        return all().stream().filter(window -> window.state() != State.PLANNED).toList();
    }

    /**
     * @return the windows that begin later
     * @throws UpkeepException when they cannot be read
     */
    public List<Window> planned() throws UpkeepException {
        return all().stream().filter(window -> window.state() == State.PLANNED).toList();
    }

    private List<Window> all() throws UpkeepException {
        return site.folder().look().windows();
    }

    private WindowResult change(TaskLog log, Change change) throws UpkeepException, InterruptedException {
        var session = new Session(site, log);
        try {
            return new WindowResult(locked(session, change), told(session));
        } catch (UpkeepException e) {
            told(session).forEach(finding -> log.info(finding.subject() + ": " + finding.seen()));
            throw e;
        }
    }

    private Optional<Window> locked(Session session, Change change) throws UpkeepException, InterruptedException {
        return site.folder().locked(() -> {
            new Settlement(session).settle();
            var window = change.make(session);
            new Settlement(session).announceSoon();
            session.watch();
            return window;
        });
    }

    /**
     * Without the lock: a channel may take its time. The change is made by then; that the caller is told to stop ends the telling
     * and does not turn what is done into what is not.
     */
    private List<Finding> told(Session session) {
        var findings = new ArrayList<>(session.findings());
        try {
            for (var news : session.news()) {
                findings.addAll(site.announcer().tell(news));
            }
        } catch (InterruptedException e) {
            findings.add(Finding.warning(
                    "announcement", "was cut short: told to stop", "", "tell those concerned yourself"));
        }
        return findings;
    }
}
