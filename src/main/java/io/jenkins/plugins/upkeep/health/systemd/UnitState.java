package io.jenkins.plugins.upkeep.health.systemd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What systemd says of a unit.
 *
 * @param properties the properties by their names
 */
record UnitState(Map<String, String> properties) {
    /** What systemctl is asked for. */
    static final List<String> WANTED = List.of("Id", "LoadState", "ActiveState", "SubState", "Result", "NRestarts");

    UnitState {
        properties = Map.copyOf(properties);
    }

    /** The units of an answer, in the order in which they were asked for: an empty line is between two. */
    static List<UnitState> parse(String answer) {
        var states = new ArrayList<UnitState>();
        var open = new HashMap<String, String>();
        for (var line : (answer + "\n\n").split("\n", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                open.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (!open.isEmpty()) {
                states.add(new UnitState(open));
                open.clear();
            }
        }
        return states;
    }

    private String get(String name) {
        return properties.getOrDefault(name, "");
    }

    String id() {
        return get("Id");
    }

    String load() {
        return get("LoadState");
    }

    boolean isLoaded() {
        return load().equals("loaded");
    }

    boolean isActive() {
        return get("ActiveState").equals("active") || get("ActiveState").equals("reloading");
    }

    /** A unit that was just told to start; not one that systemd starts again and again. */
    boolean isStarting() {
        return get("ActiveState").equals("activating") && !get("SubState").equals("auto-restart");
    }

    /** How often systemd has started it again by itself; 0 for units that are no services. */
    long restarts() {
        return get("NRestarts").matches("\\d{1,10}") ? Long.parseLong(get("NRestarts")) : 0;
    }

    String inWords() {
        var result = get("Result");
        return get("ActiveState") + " (" + get("SubState") + ")"
                + (result.isEmpty() || result.equals("success") ? "" : ", result " + result)
                + (restarts() == 0 ? "" : ", started again " + restarts() + " times");
    }
}
