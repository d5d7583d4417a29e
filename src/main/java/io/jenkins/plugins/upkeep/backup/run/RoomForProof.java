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
    /** As the catalogue last noted them: to ask for a table's true size is to wait for whoever has it locked. */
    private static final String TABLES = """
            SELECT relpages * pg_catalog.current_setting('block_size')::bigint FROM pg_catalog.pg_class
            WHERE relkind IN ('r', 'm', 't') AND relpersistence <> 't' AND relpages > 0
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
