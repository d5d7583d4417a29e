package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The pairs that should be there: those that the configuration names, or else those of the last run that knew of any, since a pair
 * whose feed has ended leaves no trace in the data of today, and a run that could not look has seen none.
 *
 * @param configured the names in the configuration
 * @param history the earlier runs
 */
record KnownPairs(List<String> configured, History history) {
    /** What each pair's points are measured as. */
    static final String POINTS = "market_points";

    /** What stands before a pair's name in subjects. */
    static final String PREFIX = "pair ";

    KnownPairs {
        configured = List.copyOf(configured);
    }

    Set<String> names() {
        if (!configured.isEmpty()) {
            return new TreeSet<>(configured);
        }
        var known = history.runs().stream()
                .map(KnownPairs::measured)
                .filter(pairs -> !pairs.isEmpty())
                .toList();
        return known.isEmpty() ? Set.of() : known.get(known.size() - 1);
    }

    private static Set<String> measured(EarlierRun run) {
        return run.numbers().stream()
                .filter(number -> number.name().equals(POINTS))
                .flatMap(number -> name(number.subject()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> name(String subject) {
        return subject.startsWith(PREFIX) ? Optional.of(subject.substring(PREFIX.length())) : Optional.empty();
    }
}
