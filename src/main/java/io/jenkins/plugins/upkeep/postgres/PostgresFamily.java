package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveStorage;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;
import java.util.Optional;

/** Keeps the database in order. */
public final class PostgresFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "pg-maintenance",
                "Vacuums the tables that need it, builds bloated indexes anew and measures growth, within a window",
                List.of(),
                (config, options) -> task(config)));
    }

    private static Task task(Config config) throws ConfigException {
        return new PgMaintenance(
                config.require(DatabaseConfig.class).address(),
                config.require(PgMaintenanceConfig.class),
                notes(config),
                archives(config));
    }

    private static Optional<ArchiveStorage> archives(Config config) throws ConfigException {
        if (config.require(PgMaintenanceConfig.class).archive().isEmpty()) {
            return Optional.empty();
        }
        if (config.find(BackupConfig.class).isEmpty()) {
            throw new ConfigException("database.maintenance.archive: archived rows lie in the store of the backups;"
                    + " give backup.store");
        }
        return Optional.of(Archives.of(config, Optional.empty()));
    }

    private static NotesPlace notes(Config config) throws ConfigException {
        var backup = config.find(BackupConfig.class);
        return backup.isEmpty() || backup.get().isInArtifacts()
                ? NotesPlace.besideTheReport()
                : new NotesPlace(Optional.of(BackupPlans.catalog(config).store()), SetPlace.folder(config.service()));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(PgMaintenanceConfig.class);
    }
}
