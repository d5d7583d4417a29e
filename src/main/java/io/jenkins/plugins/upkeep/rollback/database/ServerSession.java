package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A session on the live database's server, in another database, since nobody can rename the one that he is in. It waits for
 * locks a short time only, and the server ends it when it stays silent within a transaction. For one thread.
 */
final class ServerSession implements AutoCloseable {
    /** Who asks, in the server's list of sessions. */
    static final String PURPOSE = "upkeep rollback";

    /** With the live database's number it names the lock that one rollback at a time holds. */
    private static final int LOCK = 0x75_70_6b;

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(75);
    private static final long PAUSE_MILLIS = 200;

    /** A session whose machine has gone without a word is to be noticed by the server, and not to hold its locks for hours. */
    private static final String SETTINGS = "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '15s';"
            + " SET idle_session_timeout = '60s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
            + " SET tcp_keepalives_count = 3";

    private final DatabaseAddress address;
    private final Connection connection;

    private ServerSession(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /**
     * Opens one.
     *
     * @param live the live database
     * @throws UpkeepException when no other database lets us in
     */
    static ServerSession open(DatabaseAddress live) throws UpkeepException {
        UpkeepException refused = null;
        for (var name : List.of("postgres", "template1")) {
            if (name.equals(live.database())) {
                continue;
            }
            try {
                return into(live.database(name));
            } catch (UpkeepException e) {
                refused = chained(refused, e);
            }
        }
        throw new UpkeepException(
                refused.getMessage() + "; to exchange the database, one must be able to connect to another one of its"
                        + " server: let this role into postgres or template1",
                refused);
    }

    private static UpkeepException chained(UpkeepException first, UpkeepException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private static ServerSession into(DatabaseAddress address) throws UpkeepException {
        var connection = Database.connect(address, PURPOSE);
        try {
            PlainSession.apply(connection);
            Sql.execute(connection, SETTINGS);
            return new ServerSession(address, connection);
        } catch (SQLException e) {
            Connections.cut(connection);
            throw Database.failure(address, e);
        }
    }

    /**
     * Waits until no other rollback of the same database is under way, and keeps others out while this session lasts: what a
     * killed run has sent to the server may still be working there.
     *
     * @param origin the live database's number
     * @throws UpkeepException when another one stays
     * @throws InterruptedException when this thread was told to stop
     */
    void lock(long origin) throws UpkeepException, SQLException, InterruptedException {
        var end = System.nanoTime() + LOCK_PATIENCE.toNanos();
        while (!Sql.query(
                        connection,
                        "SELECT pg_catalog.pg_try_advisory_lock(?, ?)",
                        row -> row.getBoolean(1),
                        LOCK,
                        (int) origin)
                .get(0)) {
            if (System.nanoTime() - end > 0) {
                throw new UpkeepException(
                        "database " + address + ": another rollback of the same database is under way;"
                                + " wait for it, or end its sessions (application_name '" + PURPOSE + "')");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    Connection connection() {
        return connection;
    }

    DatabaseAddress address() {
        return address;
    }

    /** Quotes a name. */
    String name(String plain) throws SQLException {
        return Sql.identifier(connection, plain);
    }

    /** Quotes a text. */
    String text(String plain) throws SQLException {
        return Sql.literal(connection, plain);
    }

    /** Runs a statement. */
    void run(String sql) throws SQLException {
        Sql.execute(connection, sql);
    }

    /** Sets a database's comment, or takes it away. */
    void comment(String database, String comment) throws SQLException {
        run("COMMENT ON DATABASE " + name(database) + " IS " + (comment == null ? "NULL" : text(comment)));
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws SQLException, UpkeepException;
    }

    /** Does something altogether or not at all. */
    void transact(Work work) throws SQLException, UpkeepException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | UpkeepException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private void rollBack(Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The server rolls back by itself when the connection is gone.
            reason.addSuppressed(e);
        }
    }

    /** An orderly end would wait for an answer that may not come. */
    @Override
    public void close() {
        Connections.cut(connection);
    }
}
