package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.List;
import java.util.Locale;

/** Makes backups that are proven. */
public final class BackupFamily implements TaskFamily {
    private static final String VERIFY = "verify";

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "verified-backup",
                "Backs the service up from one snapshot, reads the set back from its store, and proves it by restoring it",
                List.of(TaskOption.choice(
                        VERIFY, "How far the set is proven, in place of backup.verify", List.of("stored", "restored"))),
                BackupFamily::task));
    }

    private static Task task(Config config, TaskOptions options) throws ConfigException {
        var verify = options.text(VERIFY).map(word -> RequiredProof.valueOf(word.toUpperCase(Locale.ROOT)));
        return new VerifiedBackup(BackupPlans.of(config, verify));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(BackupConfig.class, IdentityConfig.class);
    }
}
