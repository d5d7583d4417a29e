package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.journal.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts messages by their unit and by their shape, with memory that does not grow with them. For one thread. */
final class ErrorTally {
    private static final String NO_UNIT = "(no unit)";
    private static final String OTHERS = "(other units)";
    private static final int MOST_UNITS = 1000;
    private static final int MOST_SHAPES = 500;

    private final Set<String> selected;
    private final Map<String, Long> units = new HashMap<>();
    private final Frequent<Kind> kinds = new Frequent<>(MOST_SHAPES);
    private long count;

    /**
     * A kind of message.
     *
     * @param unit whose
     * @param shape what messages of this kind have in common
     */
    record Kind(String unit, String shape) {}

    /**
     * @param selected the units that count; all when empty
     */
    ErrorTally(List<String> selected) {
        this.selected = Set.copyOf(selected);
        selected.stream().limit(MOST_UNITS).forEach(unit -> units.put(unit, 0L));
    }

    void take(JournalEntry entry) {
        var unit = entry.units().stream()
                .filter(one -> selected.isEmpty() || selected.contains(one))
                .findFirst();
        if (unit.isEmpty() && !selected.isEmpty()) {
            return;
        }
        count++;
        var name = unit.map(Visible::of).orElseGet(() -> nameless(entry));
        var known = units.containsKey(name) || units.size() < MOST_UNITS;
        units.merge(known ? name : OTHERS, 1L, Long::sum);
        kinds.add(new Kind(name, Shape.of(entry.message())));
    }

    /** What belongs to no unit is known by who wrote it: the kernel, most often. */
    private static String nameless(JournalEntry entry) {
        return entry.identifier().equals("kernel") ? "kernel" : NO_UNIT;
    }

    long count() {
        return count;
    }

    Map<String, Long> units() {
        return units;
    }

    Frequent<Kind> kinds() {
        return kinds;
    }
}
