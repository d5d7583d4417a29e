package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Proves a set that was just made and read back, and writes down in the store what came of it. For one thread. */
final class SetProof {
    private static final String ACTION_DAMAGED =
            "do not rely on this set; look at the store's disk and run the backup again";

    private final BackupPlan plan;
    private final TaskContext context;
    private final ReportBuilder report;

    SetProof(BackupPlan plan, TaskContext context, ReportBuilder report) {
        this.plan = plan;
        this.context = context;
        this.report = report;
    }

    /** Gives the level that the set has afterwards, as the store knows it. */
    VerificationLevel prove(Manifest manifest) throws UpkeepException, InterruptedException {
        if (!manifest.isComplete()) {
            var action = "mend this and run the backup again; the set is incomplete";
            manifest.problems().forEach(problem -> report.add(Finding.critical(title(manifest), problem, "", action)));
            return VerificationLevel.NONE;
        }
        var stored = record(manifest, VerificationLevel.STORED);
        return plan.verify() == VerificationLevel.RESTORED ? restore(manifest) : stored;
    }

    private VerificationLevel restore(Manifest manifest) throws UpkeepException, InterruptedException {
        context.log().info(title(manifest) + ": restoring it into a throwaway cluster");
        var phases = new Phases();
        var proof = proof(manifest, phases);
        List<String> differences;
        try {
            differences = Stoppable.run(() -> proof.differences(database -> {}));
        } catch (UpkeepException e) {
            return untried(manifest, e);
        } finally {
            proof.findings().forEach(report::add);
            PhaseViews.add(report, phases);
        }
        return differences.isEmpty() ? record(manifest, VerificationLevel.RESTORED) : failed(manifest, differences);
    }

    private VerificationLevel failed(Manifest manifest, List<String> differences) {
        differences.forEach(line -> report.add(Finding.critical(title(manifest), line, "", ACTION_DAMAGED)));
        new SetNotes(plan.catalog(), context.clock(), report).failed(manifest, VerificationLevel.RESTORED, differences);
        return VerificationLevel.NONE;
    }

    private VerificationLevel untried(Manifest manifest, UpkeepException problem) {
        report.add(Finding.unknown(
                title(manifest),
                "could not be restored on this machine: " + problem.getMessage(),
                "mend this, then run dr-restore-test --set " + manifest.id()));
        return VerificationLevel.STORED;
    }

    private RestoredProof proof(Manifest manifest, Phases phases) throws UpkeepException, InterruptedException {
        Optional<Path> named = plan.database().flatMap(BackupPlan.DatabasePlan::binaries);
        var connections =
                plan.database().map(BackupPlan.DatabasePlan::connections).orElse(1);
        var restore = new RestoredDatabase.Plan(SetMaker.binaries(named), context.workFolder(), connections);
        return new RestoredProof(plan.catalog().reader(manifest), manifest, restore, phases, context.progress());
    }

    private VerificationLevel record(Manifest manifest, VerificationLevel level) throws UpkeepException {
        return plan.catalog()
                .record(Verification.of(manifest, level, context.clock().instant()))
                .level();
    }

    private static String title(Manifest manifest) {
        return "set " + manifest.id();
    }
}
