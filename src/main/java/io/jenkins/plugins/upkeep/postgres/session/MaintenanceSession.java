package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * A connection whose statements wait for a lock only so long; in auto-commit mode, as VACUUM and REINDEX CONCURRENTLY must stand
 * outside of any transaction. The server stops what it does for us soon after we are gone, where it can (version 14 and later). For one thread, but
 * for {@link #cancel} and {@link #abort}.
 */
public final class MaintenanceSession implements AutoCloseable {
    /** Who asks, in the server's list of sessions. */
    public static final String PURPOSE = "upkeep pg-maintenance";

    private static final String NOTICE_OUR_END = "SELECT pg_catalog.set_config(name, '5s', false)"
            + " FROM pg_catalog.pg_settings WHERE name = 'client_connection_check_interval'";

    private final DatabaseAddress address;
    private final Connection connection;
    private final Window window;
    private final Duration lockTimeout;
    private final String own;

    private MaintenanceSession(
            DatabaseAddress address, Connection connection, Window window, Duration lockTimeout, String own) {
        this.address = address;
        this.connection = connection;
        this.window = window;
        this.lockTimeout = lockTimeout;
        this.own = own;
    }

    /** What tells this session of the server from another one: its process and what we have set. */
    private static String settings(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT pg_catalog.concat(pg_catalog.pg_backend_pid(), ' ',"
                                + " pg_catalog.current_setting('lock_timeout'))",
                        row -> row.getString(1))
                .get(0);
    }

    /**
     * Opens one.
     *
     * @param address the database
     * @param window when what it does is cancelled
     * @param lockTimeout how long a statement waits for a lock
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public static MaintenanceSession open(DatabaseAddress address, Window window, Duration lockTimeout)
            throws UpkeepException {
        var connection = Database.connect(address, PURPOSE);
        try {
            PlainSession.apply(connection);
            Sql.execute(connection, "SET lock_timeout = " + lockTimeout.toMillis());
            Sql.execute(connection, "SET client_min_messages = 'warning'");
            var session = new MaintenanceSession(address, connection, window, lockTimeout, settings(connection));
            noticeOurEnd(connection);
            if (!window.isOver()) {
                // After the end nothing begins that must be cancelled; what only looks may come to its end.
                window.enter(session);
            }
            return session;
        } catch (SQLException e) {
            Connections.cut(connection);
            throw Database.failure(address, e);
        }
    }

    /** Some systems cannot watch a connection; then the server goes on to the end of the statement. */
    private static void noticeOurEnd(Connection connection) {
        try {
            Sql.query(connection, NOTICE_OUR_END, row -> row.getString(1));
        } catch (SQLException e) {
            // See above.
        }
    }

    /**
     * @return the database
     */
    public DatabaseAddress address() {
        return address;
    }

    /**
     * @return how long a statement waits for a lock
     */
    public Duration lockTimeout() {
        return lockTimeout;
    }

    /**
     * @return the connection, in auto-commit mode
     */
    public Connection connection() {
        return connection;
    }

    /**
     * @return whether the window is over
     */
    public boolean isOver() {
        return window.isOver();
    }

    Window window() {
        return window;
    }

    /**
     * Demands that the settings of this session are still in force: a pooler that gives each statement another session of the
     * server would make it wait for locks without an end, and leave our settings to others.
     *
     * @throws UpkeepException when they are not
     */
    public void requireOwnSession() throws SQLException, UpkeepException {
        if (!settings(connection).equals(own)) {
            throw new UpkeepException(
                    "database " + address + ": a pooler stands between us and the server, and gives each"
                            + " statement another session; let database.url point to the server itself");
        }
    }

    /** Asks the server, from any thread, to stop what it does for this session. It may come too late or for nothing. */
    public void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // Then there is nothing to stop, or the server is gone.
        }
    }

    /** Makes whoever uses this session end soon, from any thread. The server is told first: it would work on for nobody. */
    public void abort() {
        cancel();
        Connections.cut(connection);
    }

    @Override
    public void close() {
        window.leave(this);
        Connections.cut(connection);
    }
}
