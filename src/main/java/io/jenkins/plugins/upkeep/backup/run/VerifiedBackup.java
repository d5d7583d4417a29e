package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreFailedException;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Backs a service up and proves the backup. One run at a time for each service: the others end at once. A run that is
 * killed leaves nothing that is taken for a backup; the next one removes what it left.
 */
public final class VerifiedBackup implements Task {
    private static final String ACTION_DAMAGED =
            "do not rely on this set; look at the store's disk and run the backup again";

    private final BackupPlan plan;

    /**
     * @param plan what is backed up, where to, and how it is proved
     */
    public VerifiedBackup(BackupPlan plan) {
        this.plan = plan;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return context.dryRun() ? new BackupDryRun(plan, context).report() : Stoppable.run(() -> backUp(context));
    }

    private Report backUp(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        try (var lock = plan.store().lock(SetPlace.lock(plan.service()), owner(context))) {
            context.log().detail("holds " + lock);
            cleanUp(report);
            requireSpace();
            if (plan.verify() == VerificationLevel.RESTORED && plan.database().isPresent()) {
                SetMaker.requireRestorable(plan.database().get());
            }
            var made = new SetMaker(plan, context).make();
            made.findings().forEach(report::add);
            var level = prove(made.manifest(), context, report);
            var summary = new BackupSummary(made.manifest(), plan, level, watch.elapsed());
            return summary.fill(report).build(started, watch.elapsed(), summary.verdict(report.status()));
        }
    }

    private static String owner(TaskContext context) {
        return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " since "
                + context.clock().instant();
    }

    private void cleanUp(ReportBuilder report) throws UpkeepException {
        for (var id : plan.catalog().removeUnfinished()) {
            report.add(Finding.info("set " + id, "was left unfinished by a run that was killed, and has been removed"));
        }
    }

    /** What the last set took, the next one will take; to begin without that much room is to end halfway. */
    private void requireSpace() throws UpkeepException {
        var free = plan.store().free();
        var last = plan.catalog().look().sets().stream()
                .findFirst()
                .map(set -> set.manifest().storedSize())
                .orElse(0L);
        if (free.isPresent() && free.getAsLong() < last) {
            throw new UpkeepException("store " + plan.store().describe() + ": " + new Bytes(free.getAsLong())
                    + " free, the last set took " + new Bytes(last) + "; free some or use another store");
        }
    }

    private VerificationLevel prove(Manifest manifest, TaskContext context, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        if (!manifest.isComplete()) {
            manifest.problems()
                    .forEach(problem -> report.add(Finding.critical(
                            "set " + manifest.id(),
                            problem,
                            "",
                            "mend this and run the backup again; the set is incomplete")));
            return VerificationLevel.NONE;
        }
        record(manifest, VerificationLevel.STORED, context);
        return plan.verify() == VerificationLevel.RESTORED
                ? proveRestored(manifest, context, report)
                : VerificationLevel.STORED;
    }

    private VerificationLevel proveRestored(Manifest manifest, TaskContext context, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        context.log().info("set " + manifest.id() + ": restoring it into a throwaway cluster");
        var phases = new Phases();
        var proof = proof(manifest, context, phases);
        var differences = differences(proof);
        proof.findings().forEach(report::add);
        PhaseViews.add(report, phases);
        if (differences.isEmpty()) {
            record(manifest, VerificationLevel.RESTORED, context);
            return VerificationLevel.RESTORED;
        }
        differences.forEach(line -> report.add(Finding.critical("set " + manifest.id(), line, "", ACTION_DAMAGED)));
        return VerificationLevel.STORED;
    }

    /** A set that does not restore at all differs in the gravest way. */
    private static List<String> differences(RestoredProof proof) throws UpkeepException, InterruptedException {
        try {
            return proof.differences(database -> {});
        } catch (RestoreFailedException e) {
            return List.of(e.getMessage());
        }
    }

    private RestoredProof proof(Manifest manifest, TaskContext context, Phases phases)
            throws UpkeepException, InterruptedException {
        Optional<Path> named = plan.database().flatMap(BackupPlan.DatabasePlan::binaries);
        var connections =
                plan.database().map(BackupPlan.DatabasePlan::connections).orElse(1);
        var restore = new RestoredDatabase.Plan(SetMaker.binaries(named), context.workFolder(), connections);
        return new RestoredProof(
                new SetReader(plan.store(), manifest.place()), manifest, restore, phases, context.progress());
    }

    private void record(Manifest manifest, VerificationLevel level, TaskContext context) throws UpkeepException {
        plan.catalog().record(Verification.of(manifest, level, context.clock().instant()));
    }
}
