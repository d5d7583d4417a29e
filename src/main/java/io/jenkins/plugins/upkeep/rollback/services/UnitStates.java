package io.jenkins.plugins.upkeep.rollback.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code systemctl show} says: {@code name=value} lines, an empty line between two units. */
final class UnitStates {
    static final String WANTED = "Id,LoadState,ActiveState,SubState,Result";

    private UnitStates() {}

    static List<Map<String, String>> parse(String answer) {
        var states = new ArrayList<Map<String, String>>();
        var open = new HashMap<String, String>();
        for (var line : (answer + "\n\n").split("\n", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                open.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (!open.isEmpty()) {
                states.add(Map.copyOf(open));
                open.clear();
            }
        }
        return states;
    }

    static boolean isRunning(Map<String, String> state) {
        return List.of("active", "reloading", "activating").contains(state.getOrDefault("ActiveState", ""));
    }

    static String inWords(Map<String, String> state) {
        var result = state.getOrDefault("Result", "");
        return state.getOrDefault("ActiveState", "unknown") + " (" + state.getOrDefault("SubState", "") + ")"
                + (result.isEmpty() || result.equals("success") ? "" : ", result " + result);
    }
}
