package io.jenkins.plugins.upkeep.jenkins.page;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes from a history the few entries that say how its job stands at present: a {@link JobRecord} of them answers all but
 * how it came about, as that of all entries does.
 */
final class Standing {
    private final Set<HistoryEntry> needed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Standing() {}

    /**
     * @param history a history, the oldest entry first
     * @return some of its entries in the same order; none only when there is none
     */
    static List<HistoryEntry> of(List<HistoryEntry> history) {
        var standing = new Standing();
        JobRecord.of(history).tasks().forEach(standing::need);
        if (!history.isEmpty()) {
            // Also where tasks were only planned, the job has its page.
            standing.needed.add(history.get(history.size() - 1));
        }
        return history.stream().filter(standing.needed::contains).toList();
    }

    private void need(TaskRecord task) {
        needed.add(task.last());
        task.lastSuccess().ifPresent(needed::add);
        needNewest(task, HistoryEntry::verifiedBackup);
        needNewest(task, HistoryEntry::restoredBackup);
        needNewestMeasurements(task);
    }

    private void needNewest(TaskRecord task, Function<HistoryEntry, Optional<Instant>> backup) {
        task.runs().stream()
                .filter(run -> backup.apply(run).isPresent())
                .max(Comparator.comparing(run -> backup.apply(run).orElseThrow()))
                .ifPresent(needed::add);
    }

    private void needNewestMeasurements(TaskRecord task) {
        var names = new HashSet<String>();
        task.runs().stream()
                .sorted(Comparator.comparing(HistoryEntry::started).reversed())
                .filter(run -> names.addAll(run.measurements().keySet()))
                .forEach(needed::add);
    }
}
