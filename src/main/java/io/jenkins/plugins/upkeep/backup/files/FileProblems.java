package io.jenkins.plugins.upkeep.backup.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects problems, the first hundred of each kind by name and the others by number. Safe for several threads. */
final class FileProblems {
    private static final int MOST_NAMED = 100;

    private final Map<FileProblem.Kind, List<FileProblem>> named = new EnumMap<>(FileProblem.Kind.class);
    private final Map<FileProblem.Kind, Long> counts = new EnumMap<>(FileProblem.Kind.class);

    synchronized void add(FileProblem problem) {
        counts.merge(problem.kind(), 1L, Long::sum);
        var list = named.computeIfAbsent(problem.kind(), kind -> new ArrayList<>());
        if (list.size() < MOST_NAMED) {
            list.add(problem);
        }
    }

    synchronized Map<FileProblem.Kind, Long> counts() {
        return Map.copyOf(counts);
    }

    synchronized List<FileProblem> named() {
        return named.values().stream().flatMap(List::stream).toList();
    }
}
