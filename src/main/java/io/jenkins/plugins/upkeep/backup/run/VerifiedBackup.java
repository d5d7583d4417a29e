package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;

/**
 * Backs a service up and proves the backup. One run at a time for each service: the others end at once. A run that is
 * killed leaves nothing that is taken for a backup; the next one removes what it left.
 */
public final class VerifiedBackup implements Task {
    private final BackupPlan plan;
    private final List<Finding> notes;

    /**
     * @param plan what is backed up, where to, and how it is proved
     */
    public VerifiedBackup(BackupPlan plan) {
        this(plan, List.of());
    }

    /**
     * @param plan what is backed up, where to, and how it is proved
     * @param notes what its configuration asks for and does not get, for the report
     */
    public VerifiedBackup(BackupPlan plan, List<Finding> notes) {
        this.plan = plan;
        this.notes = List.copyOf(notes);
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return context.dryRun()
                ? new BackupDryRun(plan, notes, context).report()
                : Stoppable.run(() -> backUp(context));
    }

    private Report backUp(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        notes.forEach(report::add);
        try (var lock = plan.store().lock(SetPlace.lock(plan.service()), owner(context))) {
            context.log().detail("holds " + lock);
            var before = StandingSets.of(plan.catalog());
            before.report(report);
            before.advise(report);
            lock.requireHeld();
            before.removeUnfinished(report);
            before.requireSpace();
            if (plan.verify() == VerificationLevel.RESTORED && plan.database().isPresent()) {
                SetMaker.requireRestorable(plan.database().get());
            }
            var made = new SetMaker(plan, lock, context).make();
            made.findings().forEach(report::add);
            if (plan.isEncrypted() && plan.keys().isEmpty()) {
                report.add(notDecrypted(made.manifest()));
            }
            before.compare(made.manifest(), report);
            var level = new SetProof(plan, context, report).prove(made.manifest());
            var summary = new BackupSummary(made.manifest(), plan, level, watch.elapsed());
            return summary.fill(report).build(started, watch.elapsed(), summary.verdict(report.status()));
        }
    }

    private Finding notDecrypted(Manifest made) {
        return Finding.info(
                "set " + made.id(),
                "was read back as it is stored and not decrypted, since no key is at hand ("
                        + plan.keys().lack() + "); a drill where the key is proves that it opens");
    }

    private static String owner(TaskContext context) {
        return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " since "
                + context.clock().instant();
    }
}
