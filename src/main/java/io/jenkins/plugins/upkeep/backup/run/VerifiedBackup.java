package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.retention.Pruning;
import io.jenkins.plugins.upkeep.backup.set.ServiceLock;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Backs a service up and proves the backup. One run at a time for each service: the others end at once. A run that is
 * killed leaves nothing that is taken for a backup; the next one removes what it left.
 */
public final class VerifiedBackup implements Task {
    private final BackupPlan plan;

    /**
     * @param plan what is backed up, where to, and how it is proved
     */
    public VerifiedBackup(BackupPlan plan) {
        this.plan = plan;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return context.dryRun()
                ? new BackupDryRun(plan, context).report()
                : Stoppable.run(() -> backUp(context), Report::allWell);
    }

    private Report backUp(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        try (var lock = ServiceLock.take(plan.store(), plan.service(), context.clock())) {
            context.log().detail("holds " + lock);
            var before = prepare(lock, context, report);
            var made = new SetMaker(plan, lock, context).make();
            findings(made).forEach(report::add);
            before.compare(made.manifest(), report);
            var level = new SetProof(plan, context, report).prove(made.manifest());
            retain(level, lock, context, report);
            var restored = VerifiedSet.newestRestored(context.history().facts());
            var summary = new BackupSummary(made.manifest(), plan, level, watch.elapsed(), restored);
            return summary.fill(report).build(started, watch.elapsed(), summary.verdict(report.status()));
        }
    }

    private StandingSets prepare(StoreLock lock, TaskContext context, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        var before = StandingSets.of(plan.catalog());
        before.report(report);
        before.advise(report);
        lock.requireHeld();
        before.clean(lock, context.clock().instant(), report);
        before.requireSpace();
        if (plan.verify() == VerificationLevel.RESTORED && plan.database().isPresent()) {
            SetMaker.requireRestorable(plan.database().get());
        }
        return before;
    }

    /** Only after a backup that is as good as it should be: days of failures remove nothing. */
    private void retain(VerificationLevel level, StoreLock lock, TaskContext context, ReportBuilder report) {
        if (plan.retention().isPresent() && level.compareTo(plan.verify()) >= 0) {
            var pruning = new Pruning(plan.catalog(), plan.retention().get(), context.clock());
            new RetentionStep(pruning, context.log()).run(lock, report);
        }
    }

    private List<Finding> findings(MadeSet made) {
        var findings = new ArrayList<>(made.findings());
        var keys = plan.fittingKeys();
        if (plan.isEncrypted() && keys.isEmpty()) {
            findings.add(notDecrypted("set " + made.manifest().id(), keys.lack()));
        }
        return findings;
    }

    /** As it should be on the machine that is backed up; a key that is there and does not fit is somebody's mistake. */
    private Finding notDecrypted(String subject, String lack) {
        var seen =
                "was read back as it is stored and not decrypted, since no key is at hand that reads it (" + lack + ")";
        return plan.keys().isEmpty()
                ? Finding.info(subject, seen + "; a drill where the key is proves that it opens")
                : Finding.warning(subject, seen, "", "correct the recipients, or give the private key of one of them");
    }
}
