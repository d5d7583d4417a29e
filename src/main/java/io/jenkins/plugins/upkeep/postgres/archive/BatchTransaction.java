package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The transaction of a batch, from its export to its deletion. It holds a snapshot, so that no place of a row that was exported is
 * used again meanwhile, and a lock of the table, so that nobody moves its rows (VACUUM FULL, CLUSTER). It deletes exactly those
 * versions that were exported, and of them those that are still old. Closing it before it is committed undoes it. For one thread.
 */
final class BatchTransaction implements AutoCloseable {
    /** A lock was not to be had, or only by a deadlock. */
    private static final Set<String> IN_USE = Set.of("55P03", "40P01");

    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = ";
    private static final int SHORT_MILLIS = 20;

    private final Connection connection;
    private final long lockMillis;
    private final ArchiveTarget target;
    private final Map<String, Double> deleted = new HashMap<>();
    private long number;
    private int count;
    private List<Integer> stayed = List.of();
    private double oldest;
    private double newest;
    private boolean over;

    BatchTransaction(MaintenanceSession session, ArchiveTarget target) {
        this.connection = session.connection();
        this.lockMillis = session.lockTimeout().toMillis();
        this.target = target;
    }

    Connection connection() {
        return connection;
    }

    /** Begins it. An open cursor holds a snapshot on every level of isolation. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(
                connection,
                "SET LOCAL synchronous_commit = on; SET LOCAL idle_in_transaction_session_timeout = 0;"
                        + " LOCK TABLE ONLY " + target.name() + " IN ROW EXCLUSIVE MODE;"
                        + " DECLARE upkeep_snapshot NO SCROLL CURSOR FOR SELECT 1");
    }

    /** Deletes the rows, at once where nobody works on any of them, else those that are free. */
    void delete(BatchKeys keys) throws SQLException {
        number = Sql.query(connection, "SELECT pg_catalog.txid_current()", row -> row.getLong(1))
                .get(0);
        if (!deleteAll(keys)) {
            var known = keys.set();
            while (!deleteFree(keys, known)) {
                deleted.clear();
            }
            summarize(keys);
        }
    }

    private boolean deleteAll(BatchKeys keys) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            Sql.execute(connection, LOCK_TIMEOUT + SHORT_MILLIS);
            var array = keys.array();
            var whole = Sql.query(connection, target.deleteAll(), row -> take(row, keys.size()), array, array)
                    .get(0);
            if (whole) {
                connection.releaseSavepoint(savepoint);
                Sql.execute(connection, LOCK_TIMEOUT + lockMillis);
            } else {
                connection.rollback(savepoint);
            }
            return whole;
        } catch (SQLException e) {
            if (!IN_USE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    /** Whether each row was deleted, and none that somebody made of one of them in this very moment. */
    private boolean take(ResultSet row, int size) throws SQLException {
        count = row.getInt("deleted");
        oldest = row.getDouble("oldest");
        newest = row.getDouble("newest");
        return count == size && row.getInt("known") == size;
    }

    private boolean deleteFree(BatchKeys keys, Set<String> known) throws SQLException {
        var savepoint = connection.setSavepoint();
        var foreign = new HashSet<String>();
        Sql.query(
                connection,
                target.deleteFree(),
                row -> {
                    var place = row.getString("place");
                    if (!known.contains(place)) {
                        foreign.add(place);
                    }
                    return deleted.put(place, row.getDouble("seconds")) == null;
                },
                keys.array());
        if (!foreign.isEmpty()) {
            connection.rollback(savepoint);
        }
        return foreign.isEmpty();
    }

    private void summarize(BatchKeys keys) {
        count = deleted.size();
        stayed = keys.without(deleted.keySet());
        var ages = deleted.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        oldest = count == 0 ? 0 : ages.getMin();
        newest = count == 0 ? 0 : ages.getMax();
    }

    /** The transaction's number in the server. */
    long number() {
        return number;
    }

    /** How many rows go. */
    int count() {
        return count;
    }

    /** The positions of the rows of the batch that stay. */
    List<Integer> stayed() {
        return stayed;
    }

    Instant oldest() {
        return instant(oldest);
    }

    Instant newest() {
        return instant(newest);
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochMilli((long) (seconds * 1000));
    }

    void commit() throws SQLException {
        connection.commit();
        over = true;
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        if (!over) {
            over = true;
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
