package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gathers the statistics that the planner needs, the largest tables first. They are a matter of speed and not of content:
 * a table that does not let itself be analyzed, as one with a foreign partition, is passed over.
 *
 * @param address the database
 * @param connections how many work at once
 */
record Statistics(DatabaseAddress address, int connections) {
    private static final String STATEMENTS = """
            SELECT pg_catalog.format('ANALYZE %I.%I', n.nspname, c.relname), n.nspname::text, c.relname::text
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't' AND pg_catalog.left(n.nspname, 3) <> 'pg_'
              AND n.nspname <> 'information_schema'
            ORDER BY pg_catalog.pg_table_size(c.oid) DESC""";

    /** Looks at those tables only that a test lets pass. */
    void gather(Predicate<TableName> wanted) throws UpkeepException, InterruptedException {
        Workers.run("analyze", connections, statements(wanted), () -> new Analyst(address));
    }

    private List<String> statements(Predicate<TableName> wanted) throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep restore")) {
            PlainSession.apply(connection);
            var statements = new LinkedHashMap<TableName, String>();
            Sql.query(
                    connection,
                    STATEMENTS,
                    row -> statements.merge(
                            new TableName(row.getString(2), row.getString(3)), row.getString(1), (one, same) -> one));
            statements.keySet().removeIf(wanted.negate());
            return List.copyOf(statements.values());
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    /** Analyzes one table at a time. */
    private static final class Analyst implements Worker<String> {
        private final DatabaseAddress address;
        private final Connection connection;

        Analyst(DatabaseAddress address) throws UpkeepException {
            this.address = address;
            this.connection = Database.connect(address, "upkeep restore");
        }

        @Override
        public void work(String statement) throws UpkeepException {
            try {
                Sql.execute(connection, statement);
            } catch (SQLException e) {
                requireOpen(e);
            }
        }

        private void requireOpen(SQLException failure) throws UpkeepException {
            try {
                if (!connection.isValid(1)) {
                    throw Database.failure(address, failure);
                }
            } catch (SQLException e) {
                throw Database.failure(address, e);
            }
        }

        @Override
        public void abort() {
            Connections.cut(connection);
        }

        @Override
        public void close() {
            Connections.cut(connection);
        }
    }
}
