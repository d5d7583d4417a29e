package io.jenkins.plugins.upkeep.system.journal;

import java.util.Collection;
import java.util.List;

/**
 * The units that patterns stand for.
 *
 * @param patterns the patterns as they were given; none for all units
 * @param units the units of the journal that fit one
 * @param strange names in the journal that fit one and are no unit's, which journalctl would take for something else
 */
public record SelectedUnits(List<String> patterns, List<String> units, List<String> strange) {
    /** What a unit may be called; all else journalctl takes for a pattern, or changes. */
    private static final String NAME = "[A-Za-z0-9:_.\\\\@-]{1,255}";

    /**
     * Finds them.
     *
     * @param patterns the patterns; none for all units
     * @param known the units of the journal
     */
    public static SelectedUnits of(List<String> patterns, Collection<String> known) {
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

    /**
     * @return whether all units are wanted
     */
    public boolean isAll() {
        return patterns.isEmpty();
    }

    /**
     * @return whether there is anything to ask the journal for
     */
    public boolean isSome() {
        return isAll() || !units.isEmpty();
    }
}
