package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * One view of the database, held open by a connection that waits while others join it: whatever is written meanwhile,
 * dump and evidence see the same.
 */
final class Snapshot implements AutoCloseable {
    private static final String PURPOSE = "upkeep verified-backup";

    private final DatabaseAddress address;
    private final Connection connection;
    private final String name;

    private Snapshot(DatabaseAddress address, Connection connection, String name) {
        this.address = address;
        this.connection = connection;
        this.name = name;
    }

    /**
     * Takes a snapshot.
     *
     * @param address the database
     * @param serializable whether to wait for one that no serializable transaction can contradict
     * @throws UpkeepException when the server does not allow it
     */
    static Snapshot take(DatabaseAddress address, boolean serializable) throws UpkeepException {
        var connection = Database.connect(address, PURPOSE);
        try (var statement = connection.createStatement()) {
            PlainSession.apply(connection);
            statement.execute(
                    serializable
                            ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE"
                            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            connection.setAutoCommit(false);
            try (var row = statement.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
                row.next();
                return new Snapshot(address, connection, row.getString(1));
            }
        } catch (SQLException e) {
            close(connection, e);
            throw Database.failure(address, e);
        }
    }

    private static void close(Connection connection, SQLException reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * @return the name by which pg_dump joins
     */
    String name() {
        return name;
    }

    DatabaseAddress address() {
        return address;
    }

    /**
     * @return the connection that holds the snapshot, for questions to the catalogue; for one thread
     */
    Connection connection() {
        return connection;
    }

    /**
     * Opens a connection that sees the same.
     *
     * @throws UpkeepException when the server does not let us in, or the snapshot is gone
     */
    Connection join() throws UpkeepException {
        var joined = Database.connect(address, PURPOSE);
        try (var statement = joined.createStatement()) {
            PlainSession.apply(joined);
            statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET TRANSACTION SNAPSHOT '" + name.replace("'", "''") + "'");
            joined.setAutoCommit(false);
            return joined;
        } catch (SQLException e) {
            close(joined, e);
            throw Database.failure(address, e);
        }
    }

    /**
     * Tells whether somebody waits for a lock of this snapshot's connection.
     *
     * @param other another connection to the same server
     */
    boolean isWaitedFor(Connection other) throws SQLException {
        var holder = connection.unwrap(PGConnection.class).getBackendPID();
        try (var statement = other.prepareStatement("""
                SELECT EXISTS (SELECT FROM pg_catalog.pg_locks
                               WHERE NOT granted AND ? = ANY (pg_catalog.pg_blocking_pids(pid)))""")) {
            statement.setInt(1, holder);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws UpkeepException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
