package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes sure, before the first row is read, that every row will be: rights, row security, locks. */
final class TableLocks {
    private static final int AT_ONCE = 100;
    private static final int MOST_NAMED = 5;
    private static final String NOT_AVAILABLE = "55P03";

    private TableLocks() {}

    /**
     * Locks all tables against being dropped, changed or truncated; readers and writers are not held up.
     *
     * @param connection the snapshot's own connection, which keeps the locks to its end
     * @return whether all of them are locked; not when one was dropped or moved before its lock was there
     * @throws UpkeepException when a table cannot be read in full
     */
    static boolean take(Connection connection) throws SQLException, UpkeepException {
        var catalogue = new Catalogue(connection);
        requireReadable(catalogue.obstacles());
        try {
            for (var some : batches(catalogue.tables())) {
                lock(connection, some);
            }
        } catch (SQLException e) {
            if (ChangedMeanwhile.isSeenIn(e)) {
                return false;
            }
            throw e;
        }
        return true;
    }

    /**
     * Locks tables before the snapshot is taken. A table that was dropped or moved meanwhile holds nobody up: {@link
     * #take(Connection)} looks again.
     *
     * @param connection a connection in a transaction that has no snapshot yet
     * @param tables the tables
     */
    static void takeAhead(Connection connection, List<Table> tables) throws SQLException {
        for (var some : batches(tables)) {
            mark(connection);
            try {
                lock(connection, some);
                Sql.execute(connection, "RELEASE SAVEPOINT upkeep_join");
            } catch (SQLException e) {
                if (!ChangedMeanwhile.isSeenIn(e)) {
                    throw e;
                }
                release(connection);
                takeAheadOneByOne(connection, some);
            }
        }
    }

    /** Among many, one that is gone would cost all others their lock. */
    private static void takeAheadOneByOne(Connection connection, List<Table> tables) throws SQLException {
        if (tables.size() > 1) {
            for (var table : tables) {
                takeAhead(connection, List.of(table));
            }
        }
    }

    private static List<List<Table>> batches(List<Table> tables) {
        return IntStream.iterate(0, from -> from < tables.size(), from -> from + AT_ONCE)
                .mapToObj(from -> tables.subList(from, Math.min(tables.size(), from + AT_ONCE)))
                .toList();
    }

    private static void lock(Connection connection, List<Table> tables) throws SQLException {
        Sql.execute(
                connection,
                tables.stream()
                        .map(table -> "ONLY " + table.sqlName())
                        .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE")));
    }

    /**
     * Locks some tables for a connection that has joined the snapshot, where that can be done at once. The snapshot's own
     * connection holds them already, so who waits here would wait behind somebody who waits for the end of the backup. Once
     * the tables are read, {@link #release(Connection)} gives the locks back: the server's lock table has no room for two
     * of each table.
     *
     * @param connection a connection in a transaction
     * @param tables the tables; each may be named several times
     * @return whether they are locked
     * @throws SQLException when the server does not lock them for another reason
     */
    static boolean join(Connection connection, List<Table> tables) throws SQLException {
        var names = tables.stream().map(table -> "ONLY " + table.sqlName()).distinct();
        try (var statement = connection.createStatement()) {
            mark(connection);
            try {
                statement.execute(
                        names.collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE NOWAIT")));
                return true;
            } catch (SQLException e) {
                release(connection);
                if (!NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                return false;
            }
        }
    }

    /** Remembers which locks a connection has, in its transaction. */
    static void mark(Connection connection) throws SQLException {
        Sql.execute(connection, "SAVEPOINT upkeep_join");
    }

    /** Gives back the locks that a connection took since it was marked. */
    static void release(Connection connection) throws SQLException {
        Sql.execute(connection, "ROLLBACK TO SAVEPOINT upkeep_join; RELEASE SAVEPOINT upkeep_join");
    }

    private static void requireReadable(List<Catalogue.Obstacle> obstacles) throws UpkeepException {
        if (obstacles.isEmpty()) {
            return;
        }
        var first = obstacles.get(0);
        var alike = obstacles.stream()
                .filter(obstacle -> obstacle.readable() == first.readable())
                .map(Catalogue.Obstacle::table)
                .toList();
        var named = String.join(", ", alike.subList(0, Math.min(MOST_NAMED, alike.size())));
        throw new UpkeepException(alike.size()
                + (alike.size() == 1 ? " table or sequence" : " tables and sequences")
                + (first.readable()
                        ? " would be copied without the rows that row security hides from this role (" + named
                                + "); back up with a role that has BYPASSRLS"
                        : " may not be read by this role (" + named + "); GRANT pg_read_all_data to it"));
    }
}
