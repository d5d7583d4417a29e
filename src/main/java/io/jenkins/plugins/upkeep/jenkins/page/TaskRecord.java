package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The runs of one task for one service in a job; what was only planned is not among them.
 *
 * @param task the task
 * @param service the service
 * @param runs its runs, the oldest first, at least one
 */
public record TaskRecord(String task, String service, List<HistoryEntry> runs) {
    public TaskRecord {
        runs = List.copyOf(runs);
    }

    /**
     * @return the last run
     */
    public HistoryEntry last() {
        return runs.get(runs.size() - 1);
    }

    /**
     * @return the last run in which the task did its work: a warning does not mean that it did not
     */
    public Optional<HistoryEntry> lastSuccess() {
        return runs.stream()
                .filter(run -> run.status().compareTo(Status.UNKNOWN) < 0)
                .reduce((earlier, later) -> later);
    }

    /** A measurement in the newest report that has it. */
    public OptionalDouble newest(String measurement) {
        return JobRecord.newest(measurement, runs);
    }
}
