package io.jenkins.plugins.upkeep.backup.journal;

import java.util.Collection;
import java.util.List;

/**
 * The units that patterns stand for.
 *
 * @param patterns the patterns as they were given; none for all units
 * @param units the units of the journal that fit one
 * @param strange names in the journal that fit one and are no unit's, which journalctl would take for something else
 */
record SelectedUnits(List<String> patterns, List<String> units, List<String> strange) {
    /** What a unit may be called; all else journalctl takes for a pattern, or changes. */
    private static final String NAME = "[A-Za-z0-9:_.\\\\@-]{1,255}";

    static SelectedUnits of(List<String> patterns, Collection<String> known) {
        var wanted = patterns.stream().map(UnitPattern::of).toList();
        var fitting = known.stream()
                .distinct()
                .sorted()
                .filter(unit -> wanted.stream().anyMatch(pattern -> pattern.matches(unit)))
                .toList();
        return new SelectedUnits(
                List.copyOf(patterns),
                fitting.stream().filter(unit -> unit.matches(NAME)).toList(),
                fitting.stream().filter(unit -> !unit.matches(NAME)).toList());
    }

    boolean isAll() {
        return patterns.isEmpty();
    }

    /** Whether there is anything to ask the journal for. */
    boolean isSome() {
        return isAll() || !units.isEmpty();
    }
}
