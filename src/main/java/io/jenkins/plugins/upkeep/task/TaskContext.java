package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a task runs: what it may use of the world besides its own configuration. Safe for use by several threads.
 *
 * @param task the task's name
 * @param service the service that it works on
 * @param clock the wall clock; durations are measured with a {@link Stopwatch}
 * @param log where it says what it does
 * @param progress where it shows how far it is
 * @param workFolder an empty folder of its own, removed afterwards
 * @param reportFolder where it leaves artifacts
 * @param dryRun whether it only plans and changes nothing anywhere
 * @param history its earlier runs on this service, as far as they are known here
 */
public record TaskContext(
        String task,
        String service,
        Clock clock,
        TaskLog log,
        Progress progress,
        Path workFolder,
        Path reportFolder,
        boolean dryRun,
        History history) {
    /** A place to run where no earlier run is known. */
    public TaskContext(
            String task,
            String service,
            Clock clock,
            TaskLog log,
            Progress progress,
            Path workFolder,
            Path reportFolder,
            boolean dryRun) {
        this(task, service, clock, log, progress, workFolder, reportFolder, dryRun, History.none());
    }

    /**
     * @return the same place for a part of the work that is only planned
     */
    public TaskContext planning() {
        return new TaskContext(
                task, service, clock, TaskLog.silent(), progress, workFolder, reportFolder, true, history);
    }

    /**
     * @return an empty report of this task
     */
    public ReportBuilder report() {
        return Report.of(task, service);
    }
}
