package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.database.Table;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the rows of tables within a snapshot that another session has taken. */
final class TableCount implements Worker<Table> {
    private static final String TOO_LONG = "57014";
    private static final String ESTIMATE = """
            SELECT c.reltuples::bigint FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ?""";

    private final DatabaseAddress address;
    private final Connection connection;
    private final Duration longest;
    private final Map<List<String>, Rows> counts;
    private final Progress.Stretch progress;

    TableCount(
            DatabaseAddress address,
            String snapshot,
            Duration longest,
            Map<List<String>, Rows> counts,
            Progress.Stretch progress)
            throws UpkeepException {
        this.address = address;
        this.longest = longest;
        this.counts = counts;
        this.progress = progress;
        this.connection = Database.connect(address, ServerSession.PURPOSE);
        try {
            begin(connection, snapshot);
        } catch (SQLException e) {
            Connections.cut(connection);
            throw Database.failure(address, e);
        }
    }

    /**
     * What came of counting a table.
     *
     * @param count its rows; empty when they are not known
     * @param estimated whether it is the server's estimate
     * @param problem why they are not known; else empty
     */
    record Rows(OptionalLong count, boolean estimated, String problem) {}

    /**
     * Begins a transaction that sees one state of the database and changes nothing.
     *
     * @param snapshot the state, as another session has named it; empty for that of now
     * @return the state's name
     */
    static String begin(Connection connection, String snapshot) throws SQLException {
        PlainSession.apply(connection);
        Sql.execute(connection, "SET lock_timeout = '5s'");
        connection.setAutoCommit(false);
        Sql.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        if (!snapshot.isEmpty()) {
            Sql.execute(connection, "SET TRANSACTION SNAPSHOT " + Sql.literal(connection, snapshot));
            return snapshot;
        }
        return Sql.query(connection, "SELECT pg_catalog.pg_export_snapshot()", row -> row.getString(1))
                .get(0);
    }

    @Override
    public void work(Table table) throws UpkeepException {
        try {
            counts.put(List.of(table.schema(), table.name()), count(table));
            progress.advance(1);
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private Rows count(Table table) throws SQLException {
        Sql.execute(connection, "SAVEPOINT before; SET LOCAL statement_timeout = " + longest.toMillis());
        try {
            var count = Sql.query(
                            connection,
                            "SELECT pg_catalog.count(*) FROM ONLY " + table.sqlName() + " "
                                    + table.condition().orElse(""),
                            row -> row.getLong(1))
                    .get(0);
            Sql.execute(connection, "RELEASE SAVEPOINT before");
            return new Rows(OptionalLong.of(count), false, "");
        } catch (SQLException e) {
            if (ServerFault.isLost(e)) {
                throw e;
            }
            Sql.execute(connection, "ROLLBACK TO SAVEPOINT before");
            return TOO_LONG.equals(e.getSQLState()) ? estimate(table) : none(OneLine.of(e.getMessage()));
        }
    }

    private Rows estimate(Table table) throws SQLException {
        var estimate = Sql.query(connection, ESTIMATE, row -> row.getLong(1), table.schema(), table.name());
        return estimate.isEmpty() || estimate.get(0) < 0
                ? none("counting took longer than " + Units.format(longest) + ", and the server has no estimate")
                : new Rows(OptionalLong.of(estimate.get(0)), true, "");
    }

    private static Rows none(String problem) {
        return new Rows(OptionalLong.empty(), false, problem);
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
