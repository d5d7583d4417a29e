package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupKeys;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.rollback.run.Request;
import io.jenkins.plugins.upkeep.rollback.run.RollbackClean;
import io.jenkins.plugins.upkeep.rollback.run.RollbackResume;
import io.jenkins.plugins.upkeep.rollback.run.RollbackTo;
import io.jenkins.plugins.upkeep.rollback.run.RollbackUndo;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings an earlier version of the service back. */
public final class RollbackFamily implements TaskFamily {
    private static final String GROUP = "rollback";
    private static final String VERSION = "version";
    private static final String COMMIT = "commit";
    private static final String DATABASE = "database";
    private static final String SET = "set";
    private static final String ACCEPT = "acceptNewerSchema";

    @Override
    public List<TaskDeclaration> tasks() {
        var there = new TaskDeclaration(
                "rollback-to",
                "Brings an earlier version of the service back, step by step, and undoes all of it when a step fails",
                options(),
                RollbackFamily::to);
        var resume = new TaskDeclaration(
                "rollback-resume",
                "Goes on with a rollback that was killed, in the direction in which it went",
                List.of(BackupKeys.OPTION),
                (config, options) -> new RollbackResume(Wiring.parts(config, options)));
        var undo = new TaskDeclaration(
                "rollback-undo",
                "Undoes a rollback that was killed, or goes on with an undo that was stuck",
                List.of(),
                (config, options) -> new RollbackUndo(Wiring.partsOfUndo(config)));
        var clean = new TaskDeclaration(
                "rollback-clean",
                "Drops the databases that rollbacks have left beside the live one; there is no way back after that",
                List.of(TaskOption.text(DATABASE, "NAME", "The one to drop; all of them when left out")),
                RollbackFamily::clean);
        return List.of(
                there.tellsItself(), telling(resume, "resume"), telling(undo, "undo"), clean.within(GROUP, "clean"));
    }

    private static TaskDeclaration telling(TaskDeclaration task, String word) {
        return task.within(GROUP, word).tellsItself();
    }

    private static List<TaskOption> options() {
        return List.of(
                new TaskOption(
                        VERSION, TaskOption.Kind.ARGUMENT, "VERSION", "The tag or commit to go back to", List.of()),
                TaskOption.text(
                        COMMIT,
                        "ID",
                        "The commit that VERSION must be, in full; refused when it is another, as when a tag was moved"),
                TaskOption.choice(
                        DATABASE,
                        "What happens to the database, in place of rollback.database",
                        List.of("keep", "restore")),
                TaskOption.text(
                        SET,
                        "ID",
                        "The set that takes the database's place; the newest verified one of the version when left out"),
                TaskOption.flag(ACCEPT, "Keep the database although it has migrations that the version does not know"),
                BackupKeys.OPTION);
    }

    private static Task to(Config config, TaskOptions options) throws ConfigException {
        var version = options.text(VERSION)
                .filter(word -> !word.isBlank())
                .orElseThrow(() ->
                        new ConfigException("rollback-to: VERSION is missing; name the tag or commit to go back to"));
        var database = options.text(DATABASE)
                .map(word -> DatabaseChoice.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(config.require(RollbackConfig.class).database());
        var set = set(options, database);
        if (database == DatabaseChoice.RESTORE) {
            config.require(DatabaseConfig.class);
            config.require(BackupConfig.class);
        }
        return new RollbackTo(
                Wiring.parts(config, options),
                new Request(version, options.text(COMMIT), database, set, options.flag(ACCEPT)));
    }

    private static Optional<SetId> set(TaskOptions options, DatabaseChoice database) throws ConfigException {
        var word = options.text(SET);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (database == DatabaseChoice.KEEP) {
            throw new ConfigException("--set " + word.get() + ": goes with --database restore; the database is kept");
        }
        if (!SetId.isOne(word.get())) {
            throw new ConfigException(
                    "--set " + word.get() + ": is not the id of a set; 'upkeep backup list' names them");
        }
        return Optional.of(new SetId(word.get()));
    }

    private static Task clean(Config config, TaskOptions options) throws ConfigException {
        config.require(DatabaseConfig.class);
        return new RollbackClean(Wiring.partsOfUndo(config), options.text(DATABASE));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(RollbackConfig.class);
    }
}
