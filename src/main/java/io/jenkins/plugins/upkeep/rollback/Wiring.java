package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupKeys;
import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.RequiredProof;
import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.health.HealthProbes;
import io.jenkins.plugins.upkeep.rollback.run.DatabaseAccess;
import io.jenkins.plugins.upkeep.rollback.run.Parts;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.Optional;

/** Makes what a rollback works with, of a configuration. */
final class Wiring {
    private static final int CONNECTIONS = 2;

    private Wiring() {}

    static Parts parts(Config config, TaskOptions options) throws ConfigException {
        var rollback = config.require(RollbackConfig.class);
        requireEndpoints(config, rollback);
        var sets = config.find(BackupConfig.class).isPresent()
                ? Optional.of(sets(config, options))
                : Optional.<SetCatalog>empty();
        return parts(config, rollback, backup(config, rollback), sets);
    }

    /** For an undo: it needs neither a store nor a key, and must not fail of them. */
    static Parts partsOfUndo(Config config) throws ConfigException {
        var rollback = config.require(RollbackConfig.class);
        return parts(config, rollback, Optional.empty(), Optional.empty());
    }

    private static Parts parts(
            Config config, RollbackConfig rollback, Optional<BackupPlan> backup, Optional<SetCatalog> sets)
            throws ConfigException {
        return new Parts(
                rollback,
                config.folder().resolve(rollback.repository()).toAbsolutePath().normalize(),
                backup,
                database(config, sets),
                HealthProbes.ofEndpoints(config),
                WindowMode.of(config, rollback.window()),
                Messages.of(config));
    }

    private static void requireEndpoints(Config config, RollbackConfig rollback) throws ConfigException {
        var api = config.find(ApiConfig.class);
        for (var name : rollback.health().endpoints()) {
            if (api.flatMap(section -> section.endpoint(name)).isEmpty()) {
                throw new ConfigException("rollback.health.endpoints: '" + name
                        + "' is no name in api.endpoints; correct it, or add the endpoint there");
            }
        }
    }

    private static Optional<BackupPlan> backup(Config config, RollbackConfig rollback) throws ConfigException {
        return switch (rollback.backup()) {
            case NONE -> Optional.empty();
            case STORED -> Optional.of(BackupPlans.of(required(config), Optional.of(RequiredProof.STORED)));
            case RESTORED -> Optional.of(BackupPlans.of(required(config), Optional.of(RequiredProof.RESTORED)));
        };
    }

    private static Config required(Config config) throws ConfigException {
        if (config.find(BackupConfig.class).isEmpty()) {
            throw new ConfigException("rollback.backup: there is no section backup, and so no place for a backup of the"
                    + " present; add it, or write 'backup: none' if the present may be lost");
        }
        return config;
    }

    private static Optional<DatabaseAccess> database(Config config, Optional<SetCatalog> sets) throws ConfigException {
        var database = config.find(DatabaseConfig.class);
        if (database.isEmpty()) {
            return Optional.empty();
        }
        var found = database.get();
        var backup = config.find(BackupConfig.class);
        var connections =
                backup.map(section -> section.parts().database().parallel()).orElse(CONNECTIONS);
        return Optional.of(new DatabaseAccess(
                found.address(), found.binaries().map(path -> config.folder().resolve(path)), connections, sets));
    }

    private static SetCatalog sets(Config config, TaskOptions options) throws ConfigException {
        return BackupPlans.catalog(config, options.text(BackupKeys.OPTION.name()));
    }
}
