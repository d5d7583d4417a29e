package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Compares the migrations that the live database has with those of a version of the service, without the tool that runs them.
 *
 * @param config what runs the migrations and where they are
 */
public record MigrationCheck(MigrationsConfig config) {
    /**
     * Compares. Changes nothing.
     *
     * @param live the live database
     * @param target the files of the version that is to run on it
     * @param current the files of the version that runs now, by which more can be told of what was run; or
     *     {@link VersionFiles#none()}
     * @return how they fit; UNKNOWN, with the reason, when one of them cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public SchemaFit compare(DatabaseAddress live, VersionFiles target, VersionFiles current)
            throws InterruptedException {
        try (var connection = Database.connect(live, "upkeep rollback")) {
            return Connections.use(connection, used -> compare(used, target, current));
        } catch (SQLException e) {
            return SchemaFit.unknown(Database.failure(live, e).getMessage());
        } catch (UpkeepException e) {
            return SchemaFit.unknown(e.getMessage());
        }
    }

    private SchemaFit compare(Connection connection, VersionFiles target, VersionFiles current)
            throws SQLException, UpkeepException, InterruptedException {
        connection.setReadOnly(true);
        return history().compare(connection, config, target, current);
    }

    private History history() {
        return switch (config.tool()) {
            case ALEMBIC -> new AlembicHistory();
            case FLYWAY -> new FlywayHistory();
            case DJANGO -> new DjangoHistory();
        };
    }
}
