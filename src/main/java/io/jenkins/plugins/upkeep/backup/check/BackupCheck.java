package io.jenkins.plugins.upkeep.backup.check;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;

/**
 * Reads stored sets again, the one that waits longest first, for as long as it may, and notes beside the sets what was read.
 * Run once a week with enough time, it reads every file of every set within a quarter: a disk that forgets is noticed before
 * the set is needed. What is read is compared with its digests; a set that is damaged is not verified any more.
 */
public final class BackupCheck implements Task {
    private final SetCatalog catalog;
    private final Duration budget;

    /**
     * @param catalog the sets
     * @param budget how long files are read; one is always read
     */
    public BackupCheck(SetCatalog catalog, Duration budget) {
        this.catalog = catalog;
        this.budget = budget;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return context.dryRun() ? dryRun(context) : Stoppable.run(() -> read(context), Report::allWell);
    }

    private Report dryRun(TaskContext context) throws UpkeepException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        var contents = catalog.look();
        report.add(Finding.info(
                "store " + catalog.store().describe(),
                OldestFirst.counted(contents.sets().size(), "set")
                        + " would be read, the one that waits longest first, for " + budget.toSeconds() + " s"));
        report.add(ReadSets.table(contents.sets()));
        return report.build(started, watch.elapsed(), "nothing was changed; this is the plan");
    }

    private Report read(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        var result = OldestFirst.read(catalog, context.clock(), budget, context.progress());
        result.lines().forEach(context.log()::info);
        result.findings(catalog.store().describe()).forEach(report::add);
        var after = catalog.look().sets();
        ReadSets.fill(report, result, after, started);
        return report.build(started, watch.elapsed(), result.verdict());
    }
}
