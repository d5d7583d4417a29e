package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.rollback.journal.Entry;
import io.jenkins.plugins.upkeep.rollback.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a saga is, by its journal.
 *
 * @param entries the lines of the journal
 */
public record Standing(List<Entry> entries) {
    /** The fact of a turn or an end that says why. */
    static final String REASON = "reason";

    /** The fact of the end that says how it ended. */
    static final String ENDING = "ending";

    public Standing {
        entries = List.copyOf(entries);
    }

    /**
     * @return what the first line says
     */
    public Map<String, String> head() {
        return entries.isEmpty() ? Map.of() : entries.get(0).facts();
    }

    /**
     * @return whether it is on its way back; also when the disk did not take the line that says so, and only those of undone
     *     steps
     */
    public boolean isTurned() {
        return last(Event.TURNED)
                .or(() -> last(Event.UNDONE))
                .or(() -> last(Event.STUCK))
                .isPresent();
    }

    /**
     * @return why it is on its way back, and at which step it turned
     */
    Optional<Entry> turn() {
        return last(Event.TURNED);
    }

    /**
     * @return the step that could not be undone, when no person has had it go on since
     */
    public Optional<Entry> stuck() {
        return entries.stream()
                .filter(entry -> entry.event() == Event.STUCK || entry.event() == Event.RESUMED)
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.event() == Event.STUCK);
    }

    /**
     * @return how it ended; empty when it is not over
     */
    public Optional<Ending.Kind> end() {
        return last(Event.ENDED).map(entry -> Ending.Kind.valueOf(entry.facts().get(ENDING)));
    }

    /**
     * @return when it began
     */
    public Instant begun() {
        return entries.isEmpty() ? Instant.EPOCH : entries.get(0).at();
    }

    /**
     * @param step the name of a step
     * @return whether it was begun
     */
    public boolean isBegun(String step) {
        return has(Event.INTENDED, step);
    }

    boolean isDone(String step) {
        return has(Event.DONE, step);
    }

    boolean isUndone(String step) {
        return has(Event.UNDONE, step);
    }

    /**
     * @param step the name of a step
     * @return what was found out before it was begun, and what came of it; nothing when it was not begun
     */
    public Map<String, String> facts(String step) {
        var facts = new TreeMap<String, String>();
        for (var entry : entries) {
            if (entry.step().equals(step) && (entry.event() == Event.INTENDED || entry.event() == Event.DONE)) {
                facts.putAll(entry.facts());
            }
        }
        return facts;
    }

    private boolean has(Event event, String step) {
        return entries.stream()
                .anyMatch(entry -> entry.event() == event && entry.step().equals(step));
    }

    private Optional<Entry> last(Event event) {
        return entries.stream().filter(entry -> entry.event() == event).reduce((earlier, later) -> later);
    }
}
