package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * One view of the database, held open by a connection that waits while others join it: whatever is written meanwhile,
 * dump and evidence see the same.
 */
final class Snapshot implements AutoCloseable {
    static final String PURPOSE = "upkeep verified-backup";

    private final DatabaseAddress address;
    private final Connection connection;
    private final String name;
    private final List<String> warnings;

    private Snapshot(DatabaseAddress address, Connection connection, String name, List<String> warnings) {
        this.address = address;
        this.connection = connection;
        this.name = name;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Takes a snapshot.
     *
     * @param address the database
     * @param serializable whether to wait for one that no serializable transaction can contradict
     * @throws UpkeepException when the server does not allow it
     * @throws InterruptedException when this thread was told to stop; to wait for a serializable one may take for ever
     */
    static Snapshot take(DatabaseAddress address, boolean serializable) throws UpkeepException, InterruptedException {
        return take(address, serializable, List.of());
    }

    /**
     * Takes a snapshot of tables that are locked before it, where they are still there: what it sees of them stays so.
     *
     * @param address the database
     * @param serializable whether to wait for one that no serializable transaction can contradict
     * @param locked the tables
     * @throws UpkeepException when the server does not allow it
     * @throws InterruptedException when this thread was told to stop
     */
    static Snapshot take(DatabaseAddress address, boolean serializable, List<Table> locked)
            throws UpkeepException, InterruptedException {
        var connection = Database.connect(address, PURPOSE);
        try {
            var warnings = warnings(connection);
            var name = Connections.use(connection, used -> begin(used, serializable, locked));
            return new Snapshot(address, connection, name, warnings);
        } catch (SQLException e) {
            close(connection, e);
            throw Database.failure(address, e);
        }
    }

    /** To lock needs no snapshot, so the transaction has none before it is exported. */
    private static String begin(Connection connection, boolean serializable, List<Table> locked) throws SQLException {
        try (var statement = connection.createStatement()) {
            PlainSession.apply(connection);
            statement.execute(
                    serializable
                            ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE"
                            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            connection.setAutoCommit(false);
            TableLocks.takeAhead(connection, locked);
            try (var row = statement.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> warnings(Connection connection) throws SQLException {
        var texts = new ArrayList<String>();
        for (var warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            texts.add(warning.getMessage());
        }
        return texts;
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

    /**
     * @return what the server warned of when the connection was opened; it says the same to everybody who connects
     */
    List<String> warnings() {
        return warnings;
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
