package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the wanted packages by the names that advisories use. Immutable. */
final class WantedIndex {
    private final Map<String, List<Wanted>> byKey;

    WantedIndex(Collection<Wanted> wanted) {
        byKey = new LinkedHashSet<>(wanted)
                .stream().collect(Collectors.groupingBy(Wanted::key, LinkedHashMap::new, Collectors.toList()));
    }

    boolean has(String ecosystem, String name) {
        return byKey.getOrDefault(Wanted.key(ecosystem, name), List.of()).stream()
                .anyMatch(wanted -> wanted.is(ecosystem, name));
    }

    Map<String, List<Wanted>> byKey() {
        return byKey;
    }

    Set<Wanted> all() {
        return byKey.values().stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
