package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.Optional;

/**
 * Proves that the service can be brought back: restores a set into a throwaway cluster, compares everything, asks the
 * service's own questions, and measures how long it took and how much would be lost. Everything is removed afterwards,
 * however the drill ends.
 */
public final class DrRestoreTest implements Task {
    private final DrillPlan plan;

    /**
     * @param plan what is restored and what it must show
     */
    public DrRestoreTest(DrillPlan plan) {
        this.plan = plan;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return Stoppable.run(() -> hold(context), Report::allWell);
    }

    private Report hold(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        var phases = phases();
        var contents = phases.measure("find the set", () -> plan.catalog().look());
        contents.damaged().forEach(line -> report.add(damaged(line)));
        contents.unreadable().forEach(line -> report.add(unreadable(line)));
        Optional<BackupSet> set;
        try {
            set = plan.choice().choose(plan.catalog(), contents);
        } catch (DamagedSetException e) {
            return report.build(started, watch.elapsed(), e.getMessage());
        }
        if (set.isEmpty()) {
            report.add(noSet(contents));
            return report.build(started, watch.elapsed(), "there is no verified set to restore; make a backup now");
        }
        if (context.dryRun()) {
            return dryRun(report, set.get(), context, watch);
        }
        return drill(report, set.get(), contents, new DrillRun(plan, context, report, phases), watch);
    }

    /** What was done before this run to bring the sets within reach belongs to the recovery. */
    private Phases phases() {
        var phases = new Phases();
        var fetching = plan.catalog().store().preparation();
        if (!fetching.isZero()) {
            phases.add("fetch", fetching);
        }
        return phases;
    }

    private Finding damaged(String line) {
        return Finding.critical(
                "store " + plan.catalog().store().describe(),
                line,
                "",
                "remove this set if a newer one is verified, and look at the store's disk");
    }

    private Finding unreadable(String line) {
        return Finding.unknown(
                "store " + plan.catalog().store().describe(),
                line,
                "look at the store's disk and its rights, and run the drill again: this set may be the newest");
    }

    private Finding noSet(SetCatalog.Contents contents) {
        return Finding.critical(
                "service " + plan.catalog().service(),
                Counted.of(contents.sets().size(), "set") + " in "
                        + plan.catalog().store().describe() + ", none of them verified",
                "at least 1 verified set",
                "run verified-backup and see why no set is verified");
    }

    private Report dryRun(ReportBuilder report, BackupSet set, TaskContext context, Stopwatch watch) {
        report.add(Finding.info(
                "set " + set.manifest().id(),
                "would be restored into a throwaway cluster below " + context.workFolder() + " and compared"));
        return report.build(context.clock().instant(), watch.elapsed(), "nothing was changed; this is the plan");
    }

    private Report drill(
            ReportBuilder report, BackupSet set, SetCatalog.Contents contents, DrillRun run, Stopwatch watch)
            throws UpkeepException, InterruptedException {
        var started = run.now();
        run.recoveryPoint(contents);
        run.restore(set);
        return report.build(started, watch.elapsed(), run.verdict(set));
    }
}
