package io.jenkins.plugins.upkeep.rollback.journal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a journal.
 *
 * @param number its place, from 1; the order of lines does not depend on clocks
 * @param at the wall clock when it was written, for people
 * @param event what it says
 * @param step the step that it is about; empty when it is about the whole
 * @param facts what belongs to it; no secret is among them
 */
public record Entry(int number, Instant at, Event event, String step, Map<String, String> facts) {
    public Entry {
        facts = Map.copyOf(new TreeMap<>(facts));
    }
}
