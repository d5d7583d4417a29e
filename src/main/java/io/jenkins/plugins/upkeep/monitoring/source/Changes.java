package io.jenkins.plugins.upkeep.monitoring.source;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells once when something fails and once when it is well again, however often it is looked at. Safe for use by several threads. */
public final class Changes {
    private final Consumer<String> notes;
    private final Set<String> failing = new HashSet<>();

    /**
     * @param notes is told, a line each time
     */
    public Changes(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Something failed.
     *
     * @param thing its name
     * @param why a line that says what was wrong
     */
    public synchronized void failed(String thing, String why) {
        if (failing.add(thing)) {
            notes.accept(why);
        }
    }

    /**
     * Something is well.
     *
     * @param thing its name
     */
    public synchronized void well(String thing) {
        if (failing.remove(thing)) {
            notes.accept(thing + ": is well again");
        }
    }
}
