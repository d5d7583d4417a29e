package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.RestoreSpace;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How much room the proof of a backup will take on this machine, by the sizes of the database that is backed up. */
final class RoomForProof {
    private static final String SIZE =
            "SELECT pg_catalog.pg_database_size(oid) FROM pg_catalog.pg_database WHERE datname = current_database()";
    private static final String TABLES = """
            SELECT pg_catalog.pg_table_size(oid) FROM pg_catalog.pg_class
            WHERE relkind IN ('r', 'm') AND relpersistence <> 't' AND pg_catalog.pg_table_size(oid) IS NOT NULL
            ORDER BY 1 DESC LIMIT 100""";

    private RoomForProof() {}

    static RestoreSpace of(BackupPlan.DatabasePlan part) throws UpkeepException {
        try (var connection = Database.connect(part.address(), "upkeep verified-backup")) {
            var size = numbers(connection, SIZE).get(0);
            return RestoreSpace.of(size, numbers(connection, TABLES), part.connections());
        } catch (SQLException e) {
            throw Database.failure(part.address(), e);
        }
    }

    private static List<Long> numbers(Connection connection, String query) throws SQLException {
        return Sql.query(connection, query, row -> row.getLong(1));
    }
}
