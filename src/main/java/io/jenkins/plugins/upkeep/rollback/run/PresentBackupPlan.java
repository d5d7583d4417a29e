package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.backup.set.ServiceLock;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;

/**
 * Whether the present can be backed up.
 *
 * @param parts the service
 * @param context the run
 */
record PresentBackupPlan(Parts parts, TaskContext context) {
    private static final String SUBJECT = "backup of the present";

    List<Finding> findings() throws UpkeepException, InterruptedException {
        if (parts.backup().isEmpty()) {
            return List.of(Finding.warning(
                    SUBJECT,
                    "none is made, as rollback.backup says: what the older version does to the data stays",
                    "",
                    "set rollback.backup to stored"));
        }
        var plan = parts.backup().get();
        new VerifiedBackup(plan).run(context.planning());
        if (!context.dryRun()) {
            requireStore(plan);
        }
        return List.of(Finding.info(
                SUBJECT,
                "would go to " + plan.store().describe() + " and be verified as "
                        + plan.verify().word()));
    }

    /** A store that takes the lock takes files, and nobody else makes or removes sets at the moment. */
    private void requireStore(BackupPlan plan) throws UpkeepException {
        ServiceLock.take(plan.store(), plan.service(), context.clock()).close();
    }
}
