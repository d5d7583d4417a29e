package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupKeys;
import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.drill.alert.AlertTest;
import io.jenkins.plugins.upkeep.drill.alert.AlertTestConfig;
import io.jenkins.plugins.upkeep.drill.alert.AlertTestPlan;
import io.jenkins.plugins.upkeep.drill.failover.FailoverConfig;
import io.jenkins.plugins.upkeep.drill.failover.FailoverPlan;
import io.jenkins.plugins.upkeep.drill.failover.FailoverTest;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.List;

/** Proves that the service can be brought back. */
public final class DrillFamily implements TaskFamily {
    private static final String RECOVER = "recover";
    private static final String SET = "set";
    private static final String NEWEST = "newest";

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(restoreTest(), failoverTest(), alertTest());
    }

    private static TaskDeclaration restoreTest() {
        return new TaskDeclaration(
                "dr-restore-test",
                "Restores a set into a throwaway cluster, compares everything, and measures how long that took",
                List.of(
                        TaskOption.text(
                                SET, "ID|newest|random", "Which verified set is restored; the newest when left out"),
                        BackupKeys.OPTION),
                DrillFamily::task);
    }

    private static TaskDeclaration failoverTest() {
        return new TaskDeclaration(
                "failover-test",
                "Stops the primary, measures what clients see until another endpoint answers, and starts it again",
                List.of(TaskOption.flag(RECOVER, "Only start the primary that a killed run has left stopped")),
                (config, options) -> new FailoverTest(FailoverPlan.of(config), options.flag(RECOVER)));
    }

    private static TaskDeclaration alertTest() {
        return new TaskDeclaration(
                "alert-test",
                "Sends a test alert through Alertmanager and each channel of notifications, and sees that it arrives",
                List.of(),
                (config, options) -> new AlertTest(AlertTestPlan.of(config)));
    }

    private static Task task(Config config, TaskOptions options) throws ConfigException {
        var drill = config.find(DrillConfig.class).orElseGet(() -> ConfigDefaults.of(DrillConfig.class));
        var database = config.find(DatabaseConfig.class);
        var parts = config.require(BackupConfig.class).parts();
        return new DrRestoreTest(new DrillPlan(
                BackupPlans.catalog(config, options.text(BackupKeys.OPTION.name())),
                choice(options.text(SET).orElse(NEWEST)),
                database.flatMap(DatabaseConfig::binaries)
                        .map(path -> config.folder().resolve(path)),
                parts.database().parallel(),
                drill.rto(),
                drill.rpo(),
                drill.assertions(),
                drill.amcheck(),
                drill.application(),
                config.folder()));
    }

    private static SetChoice choice(String word) throws ConfigException {
        if (word.equals(NEWEST)) {
            return SetChoice.newest();
        }
        if (word.equals("random")) {
            return SetChoice.random();
        }
        if (!SetId.isOne(word)) {
            throw new ConfigException("--set " + word + ": is neither newest nor random nor the id of a set;"
                    + " 'upkeep backup list' names them");
        }
        return SetChoice.named(new SetId(word));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(DrillConfig.class, FailoverConfig.class, AlertTestConfig.class);
    }
}
