package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Keeps the database in order. */
public final class PostgresFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "pg-maintenance",
                "Vacuums and analyzes the tables that need it, within a window, and names what could not be locked",
                List.of(),
                (config, options) -> task(config)));
    }

    private static Task task(Config config) throws ConfigException {
        return new PgMaintenance(
                config.require(DatabaseConfig.class).address(), config.require(PgMaintenanceConfig.class));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(PgMaintenanceConfig.class);
    }
}
