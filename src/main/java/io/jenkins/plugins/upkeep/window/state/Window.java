package io.jenkins.plugins.upkeep.window.state;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time in which a service is under maintenance, as it is remembered in a file.
 *
 * @param id its name, unique among the windows of a service
 * @param description why, in one line; may be empty
 * @param by who entered or planned it
 * @param start when it begins or began
 * @param until when it ends by itself
 * @param state how far it is
 * @param silence the id of its silence in Alertmanager, when it has one
 * @param announced whether it was announced before
 * @param ending how its work ended, once that is known
 * @param problem why the mode could not be left, when it could not
 */
public record Window(
        String id,
        String description,
        String by,
        Instant start,
        Instant until,
        State state,
        Optional<String> silence,
        boolean announced,
        Optional<Ending> ending,
        Optional<String> problem) {
    /** Letters, digits, points, hyphens and underscores; it is the name of a file. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    public Window {
        description = Visible.of(OneLine.of(description));
        by = Visible.of(OneLine.of(by));
    }

    /** How far a window is. What is ENTERING while nobody holds the lock was cut off, and what is LEAVING too. */
    public enum State {
        /** It begins later. */
        PLANNED,
        /** The mode is being entered. */
        ENTERING,
        /** The service is under maintenance. */
        OPEN,
        /** The mode is being left. */
        LEAVING
    }

    /** A window that was not there before. */
    public static Window planned(String id, String description, String by, Instant start, Instant until) {
        return new Window(
                id,
                description,
                by,
                start,
                until,
                State.PLANNED,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same window, further on. */
    public Window in(State next) {
        return new Window(id, description, by, start, until, next, silence, announced, ending, problem);
    }

    /** The same window at another time. */
    public Window at(Instant begin, Instant end) {
        return new Window(id, description, by, begin, end, state, silence, announced, ending, problem);
    }

    /** The same window for another reason; an empty one changes nothing. */
    public Window because(String reason) {
        return reason.isEmpty()
                ? this
                : new Window(id, reason, by, start, until, state, silence, announced, ending, problem);
    }

    /** The same window with its silence. */
    public Window silencedBy(Optional<String> silenceId) {
        return new Window(id, description, by, start, until, state, silenceId, announced, ending, problem);
    }

    /** The same window, announced. */
    public Window told() {
        return new Window(id, description, by, start, until, state, silence, true, ending, problem);
    }

    /** The same window with its work ended, on its way out. */
    public Window leaving(Ending how) {
        return new Window(
                id,
                description,
                by,
                start,
                until,
                State.LEAVING,
                silence,
                announced,
                Optional.of(ending.orElse(how)),
                problem);
    }

    /** The same window, which cannot be left. */
    public Window stuck(String why) {
        return new Window(id, description, by, start, until, state, silence, announced, ending, Optional.of(why));
    }

    /** The same window as if nobody had tried to leave it. */
    public Window reopened() {
        return new Window(
                id,
                description,
                by,
                start,
                until,
                State.ENTERING,
                silence,
                announced,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * @return the window in words: {@code until 2026-03-01T12:00:00Z: disks are replaced (window night, by cron)}
     */
    public String inWords() {
        return "until " + seconds(until) + (description.isEmpty() ? "" : ": " + description) + " (window " + id
                + ", by " + by + ")";
    }

    /** A time for people, to the second. */
    public static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
