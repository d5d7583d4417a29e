package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.BackupSection;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;
import java.util.Optional;

/**
 * Backs the present up: the last way back. A set that was made stays, whatever comes of the rollback.
 *
 * @param plan what is backed up; nothing is pruned
 * @param scene where the rollback runs
 */
record BackupStep(BackupPlan plan, Scene scene) implements Step {
    static final String SET = "set";

    @Override
    public String name() {
        return StepNames.BACKUP;
    }

    @Override
    public Map<String, String> prepare() {
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        var report = new VerifiedBackup(plan.retaining(Optional.empty())).run(scene.context());
        var grave = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL || finding.severity() == Severity.UNKNOWN)
                .findFirst();
        if (grave.isPresent()) {
            throw new UpkeepException(
                    "the backup of the present is not good: " + grave.get().subject() + ": "
                            + grave.get().seen() + "; " + grave.get().action());
        }
        report.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding -> scene.add(finding));
        var set = set(report);
        scene.add(Finding.info(
                "backup of the present", "set " + set + " holds the service as it was: " + report.verdict()));
        return Map.of(SET, set);
    }

    private static String set(Report report) {
        return report.section()
                .filter(BackupSection.class::isInstance)
                .map(section -> ((BackupSection) section).set())
                .orElse("without a name");
    }

    @Override
    public void undo(Attempt attempt) {
        // It does no harm where it is, and is what a person needs when more goes wrong.
    }
}
