package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.review.performance.past.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Upkeep itself did.
 *
 * @param tasks its tasks by name
 */
public record Operations(List<TaskRecord> tasks) {
    private static final String BACKUP = "verified-backup";

    public Operations {
        tasks = List.copyOf(tasks);
    }

    /**
     * How the runs of a task ended.
     *
     * @param task its name
     * @param runs how many are remembered
     * @param well how many ended well, or with a warning
     * @param critical how many found something that needed action at once
     * @param unknown how many could not see what they should have
     * @param last when the newest began
     * @param longest how long the longest took; empty where that was not remembered
     */
    public record TaskRecord(
            String task, int runs, int well, int critical, int unknown, Instant last, Optional<Duration> longest) {}

    /**
     * @param runs the runs of all tasks, the oldest first
     * @return how they ended
     */
    public static Operations of(List<PastRun> runs) {
        var byTask = new TreeMap<String, List<PastRun>>();
        runs.forEach(run ->
                byTask.computeIfAbsent(run.task(), task -> new ArrayList<>()).add(run));
        return new Operations(byTask.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static TaskRecord of(String task, List<PastRun> runs) {
        var critical = count(runs, Status.CRITICAL);
        var unknown = count(runs, Status.UNKNOWN);
        var longest = runs.stream().flatMap(run -> run.duration().stream()).max(Duration::compareTo);
        var last = runs.get(runs.size() - 1).started();
        return new TaskRecord(task, runs.size(), runs.size() - critical - unknown, critical, unknown, last, longest);
    }

    private static int count(List<PastRun> runs, Status status) {
        return (int) runs.stream().filter(run -> run.status() == status).count();
    }

    /**
     * @return how many runs of all tasks are remembered
     */
    public int runs() {
        return tasks.stream().mapToInt(TaskRecord::runs).sum();
    }

    /**
     * @return how many of them found something grave, or could not look
     */
    public int notWell() {
        return tasks.stream().mapToInt(task -> task.critical() + task.unknown()).sum();
    }

    /**
     * @return the backups; empty where none is remembered
     */
    public Optional<TaskRecord> backups() {
        return tasks.stream().filter(task -> task.task().equals(BACKUP)).findFirst();
    }
}
