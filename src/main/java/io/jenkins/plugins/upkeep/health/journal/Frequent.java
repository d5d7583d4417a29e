package io.jenkins.plugins.upkeep.health.journal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what is frequent among any number of different things, in memory that does not grow with them (Misra and Gries, "Finding
 * repeated elements"): when there are too many, all counts sink by that of a middling one, and what falls to nothing is forgotten.
 * For one thread.
 *
 * @param <T> the things
 */
final class Frequent<T> {
    private final int kept;
    private final Map<T, Long> counts = new HashMap<>();
    private long missed;

    /**
     * @param kept how many different things are known for certain; up to twice as many are held
     */
    Frequent(int kept) {
        this.kept = kept;
    }

    void add(T thing) {
        counts.merge(thing, 1L, Long::sum);
        if (counts.size() > 2 * kept) {
            sink();
        }
    }

    private void sink() {
        var level = counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(kept)
                .findFirst()
                .orElse(0L);
        counts.replaceAll((thing, count) -> count - level);
        counts.values().removeIf(count -> count <= 0);
        missed += level;
    }

    /** By how much each count may be too small. */
    long missed() {
        return missed;
    }

    /** The most frequent things with their counts, the most frequent first. */
    List<Map.Entry<T, Long>> top(int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(most)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
