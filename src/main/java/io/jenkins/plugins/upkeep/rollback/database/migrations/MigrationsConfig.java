package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.util.Optional;

/**
 * How the service changes its database's schema from version to version.
 *
 * @param tool what runs the migrations
 * @param folder where their files are, within the repository
 * @param table the table in which the tool notes what was run
 */
public record MigrationsConfig(
        @Key("What runs the migrations: alembic, flyway or django")
        Tool tool,

        @Key(
                value = "The folder of their files, within the repository; for django the folder of the apps",
                defaultValue = ".")
        String folder,

        @Key("The table in which the tool notes what was run; left out for the tool's usual one")
        Optional<String> table) {
    public MigrationsConfig {
        Require.text("folder", folder);
        Require.that(
                !folder.startsWith("/") && !folder.contains("\\") && !("/" + folder + "/").contains("/../"),
                "folder",
                "a path within the repository");
        table.ifPresent(name -> Require.text("table", name));
    }

    /** What runs the migrations. */
    public enum Tool {
        /** Alembic, of SQLAlchemy. */
        ALEMBIC,
        /** Flyway, with versions as files of SQL. */
        FLYWAY,
        /** Django's own. */
        DJANGO
    }
}
