package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The transaction that deletes the rows of a batch, and nothing else: exactly those versions that were exported, and of them those
 * that are still old. Closing it before it is committed undoes it. For one thread.
 */
final class BatchTransaction implements AutoCloseable {
    private final Connection connection;
    private final ArchiveTarget target;
    private final BatchKeys keys;
    private final Map<String, Double> deleted = new HashMap<>();
    private long number;
    private boolean over;

    BatchTransaction(Connection connection, ArchiveTarget target, BatchKeys keys) throws SQLException {
        this.connection = connection;
        this.target = target;
        this.keys = keys;
        connection.setAutoCommit(false);
    }

    /** Deletes the rows. A version that was not exported is met when somebody changes a row in this very moment. */
    void delete() throws SQLException {
        var foreign = new HashSet<String>();
        while (!deleteBut(foreign)) {
            connection.rollback();
            deleted.clear();
        }
    }

    private boolean deleteBut(Set<String> foreign) throws SQLException {
        Sql.execute(connection, "SET LOCAL synchronous_commit = on");
        number = Sql.query(connection, "SELECT pg_catalog.txid_current()", row -> row.getLong(1))
                .get(0);
        var known = foreign.size();
        Sql.query(
                connection,
                target.delete(),
                row -> {
                    var place = row.getString("place");
                    if (!keys.isVersion(place, row.getString("writer"))) {
                        foreign.add(place);
                    }
                    return deleted.put(place, row.getDouble("seconds")) == null;
                },
                keys.places(foreign));
        return foreign.size() == known;
    }

    /** The transaction's number in the server. */
    long number() {
        return number;
    }

    /** How many rows go. */
    int count() {
        return deleted.size();
    }

    /** The positions of the rows of the batch that stay. */
    List<Integer> stayed() {
        return keys.without(deleted.keySet());
    }

    Instant oldest() {
        return instant(
                deleted.values().stream().mapToDouble(Double::doubleValue).min().orElse(0));
    }

    Instant newest() {
        return instant(
                deleted.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
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
