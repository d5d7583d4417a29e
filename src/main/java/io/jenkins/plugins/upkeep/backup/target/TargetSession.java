package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the database that is to be restored into. */
final class TargetSession {
    private TargetSession() {}

    /** Asks over a connection of its own. */
    static <T> T ask(DatabaseAddress address, Connections.Use<T> use) throws UpkeepException, InterruptedException {
        try (Connection connection = Database.connect(address, "upkeep restore")) {
            PlainSession.apply(connection);
            return Connections.use(connection, use);
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
