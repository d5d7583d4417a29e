package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.check.BackupCheck;
import io.jenkins.plugins.upkeep.backup.check.NoCheck;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes backups that are proven. */
public final class BackupFamily implements TaskFamily {
    private static final String VERIFY = "verify";
    private static final String BUDGET = "budget";
    private static final String STANDARD_BUDGET = "30m";

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(
                new TaskDeclaration(
                        "verified-backup",
                        "Backs the service up from one snapshot, reads the set back from its store, and proves it by restoring it",
                        List.of(TaskOption.choice(
                                VERIFY,
                                "How far the set is proven, in place of backup.verify",
                                List.of("stored", "restored"))),
                        BackupFamily::task),
                new TaskDeclaration(
                        "backup-check",
                        "Reads stored sets again, the one that waits longest first, for as long as it may",
                        List.of(TaskOption.text(
                                BUDGET, "DURATION", "How long files are read; " + STANDARD_BUDGET + " when left out")),
                        BackupFamily::check));
    }

    private static Task task(Config config, TaskOptions options) throws ConfigException {
        var verify = options.text(VERIFY).map(word -> RequiredProof.valueOf(word.toUpperCase(Locale.ROOT)));
        return new VerifiedBackup(BackupPlans.of(config, verify));
    }

    private static Task check(Config config, TaskOptions options) throws ConfigException {
        var budget = budget(options.text(BUDGET));
        if (config.require(BackupConfig.class).isInArtifacts()) {
            return new NoCheck();
        }
        return new BackupCheck(BackupPlans.catalog(config), budget);
    }

    /**
     * How long sets are read again.
     *
     * @param word what was asked for, such as {@code 30m}
     * @throws ConfigException when that is no duration
     */
    public static Duration budget(Optional<String> word) throws ConfigException {
        var text = word.orElse(STANDARD_BUDGET);
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--budget " + text + ": is no duration; write 30m or 2h", e);
        }
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(BackupConfig.class, IdentityConfig.class);
    }
}
