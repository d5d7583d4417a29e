package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the history of a job says at present.
 *
 * @param tasks its tasks, those that ended worst the first
 */
public record JobRecord(List<TaskRecord> tasks) {
    private static final Comparator<TaskRecord> GRAVEST_FIRST = Comparator.comparing(
                    (TaskRecord task) -> task.last().status(), Comparator.reverseOrder())
            .thenComparing(TaskRecord::task)
            .thenComparing(TaskRecord::service);

    public JobRecord {
        tasks = List.copyOf(tasks);
    }

    private record Key(String task, String service) {}

    /** The record of a history, the oldest entry first. */
    public static JobRecord of(List<HistoryEntry> history) {
        var runs = history.stream()
                .filter(entry -> !entry.dryRun())
                .collect(Collectors.groupingBy(
                        entry -> new Key(entry.task(), entry.service()), LinkedHashMap::new, Collectors.toList()));
        return new JobRecord(runs.entrySet().stream()
                .map(group ->
                        new TaskRecord(group.getKey().task(), group.getKey().service(), group.getValue()))
                .sorted(GRAVEST_FIRST)
                .toList());
    }

    /**
     * @return the gravest status that one of the tasks has now
     */
    public Status status() {
        return tasks.stream().map(task -> task.last().status()).reduce(Status.OK, Status::worse);
    }

    /**
     * @return the report of the last run of any task
     */
    public Optional<HistoryEntry> last() {
        return tasks.stream().map(TaskRecord::last).max(Comparator.comparing(HistoryEntry::started));
    }

    /**
     * @return the services that it is about
     */
    public List<String> services() {
        return tasks.stream().map(TaskRecord::service).distinct().toList();
    }

    /**
     * @return when the newest backup was begun that is verified
     */
    public Optional<Instant> newestBackup() {
        return tasks.stream().flatMap(task -> newestBackup(task).stream()).max(Comparator.naturalOrder());
    }

    /** When the newest verified backup was begun that a task made. */
    public static Optional<Instant> newestBackup(TaskRecord task) {
        return task.runs().stream()
                .flatMap(run -> run.verifiedBackup().stream())
                .max(Comparator.naturalOrder());
    }

    /** When the run ended that made the newest verified backup of a task. */
    public static Optional<Instant> newestBackupEnd(TaskRecord task) {
        return task.runs().stream()
                .filter(run -> run.verifiedBackup().isPresent())
                .max(Comparator.comparing(run -> run.verifiedBackup().orElseThrow()))
                .map(HistoryEntry::ended);
    }

    /** When the newest backup was begun that a task made, restored and compared. */
    public static Optional<Instant> restoredBackup(TaskRecord task) {
        return task.runs().stream()
                .flatMap(run -> run.restoredBackup().stream())
                .max(Comparator.naturalOrder());
    }

    /** A measurement in the newest report that has it. */
    public OptionalDouble newest(String measurement) {
        return newest(
                measurement,
                tasks.stream().flatMap(task -> task.runs().stream()).toList());
    }

    /** A measurement in the newest of some reports that has it. */
    static OptionalDouble newest(String measurement, List<HistoryEntry> runs) {
        return runs.stream()
                .filter(run -> run.measurement(measurement).isPresent())
                .max(Comparator.comparing(HistoryEntry::started))
                .map(run -> run.measurement(measurement))
                .orElseGet(OptionalDouble::empty);
    }
}
