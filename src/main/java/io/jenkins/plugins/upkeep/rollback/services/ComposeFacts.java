package io.jenkins.plugins.upkeep.rollback.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written into the journal of a compose project: which services ran, on which very image.
 *
 * @param facts the facts
 */
record ComposeFacts(Map<String, String> facts) {
    private static final String PROJECT = "project";
    private static final String SERVICE = "service.";
    private static final String RUNNING = ".running";

    /**
     * A service that ran.
     *
     * @param name its name
     * @param count how many containers of it ran
     * @param image the id of their image
     * @param reference what the compose file called it
     * @param tagged whether that name stood for this very image then
     * @param digest the name under which a registry knows exactly this image; empty for none
     */
    record Ran(String name, int count, String image, String reference, boolean tagged, String digest) {
        void put(Map<String, String> facts) {
            var start = SERVICE + name;
            facts.put(start + RUNNING, Integer.toString(count));
            facts.put(start + ".image", image);
            facts.put(start + ".reference", reference);
            facts.put(start + ".tagged", Boolean.toString(tagged));
            facts.put(start + ".digest", digest);
        }
    }

    static void putProject(Map<String, String> facts, String name) {
        facts.put(PROJECT, name);
    }

    Optional<String> project() {
        return Optional.ofNullable(facts.get(PROJECT));
    }

    /** The services that ran, by name. */
    List<Ran> ran() {
        var all = new ArrayList<Ran>();
        for (var key : facts.keySet().stream().sorted().toList()) {
            if (key.startsWith(SERVICE) && key.endsWith(RUNNING)) {
                all.add(ran(key.substring(SERVICE.length(), key.length() - RUNNING.length())));
            }
        }
        return all;
    }

    private Ran ran(String name) {
        var start = SERVICE + name;
        return new Ran(
                name,
                Integer.parseInt(facts.get(start + RUNNING)),
                facts.getOrDefault(start + ".image", ""),
                facts.getOrDefault(start + ".reference", ""),
                Boolean.parseBoolean(facts.get(start + ".tagged")),
                facts.getOrDefault(start + ".digest", ""));
    }
}
