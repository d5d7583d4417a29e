package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The beginning of a backup: a snapshot whose tables are locked and are still those that it saw, with the positions of the
 * sequences. Between snapshot and locks anybody may truncate, rewrite, change, rename or drop; then all begins anew, with
 * the locks first. Not so at once: who waits for a lock before the snapshot would not know yet whether it may read it all.
 *
 * <p>Sequences are read here and not at the end. Every value in a row of the snapshot was given out before the snapshot, so
 * a position that is read after it is never behind the rows; and the sooner it is read, the less time there is to drop a
 * sequence or to restart it.
 *
 * @param snapshot the snapshot; its connection holds the locks
 * @param sequences where the sequences stood
 */
record SnapshotStart(Snapshot snapshot, List<SequenceEvidence> sequences) implements AutoCloseable {
    private static final int TRIES = 5;
    private static final int MOST_NAMED = 5;

    SnapshotStart {
        sequences = List.copyOf(sequences);
    }

    /**
     * Begins.
     *
     * @param source the database
     * @param log is told when it begins anew
     * @throws UpkeepException when not everything may be read, or something changes again and again
     * @throws InterruptedException when this thread was told to stop
     */
    static SnapshotStart of(DatabaseSource source, TaskLog log) throws UpkeepException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var changed = new ArrayList<String>();
            var locked = attempt == 1 ? List.<Table>of() : tables(source.address());
            var snapshot = Snapshot.take(source.address(), source.serializable(), locked);
            try {
                var sequences = Connections.use(snapshot.connection(), connection -> lock(source, connection, changed));
                if (changed.isEmpty()) {
                    return new SnapshotStart(snapshot, sequences);
                }
                snapshot.close();
                beginAnew(source, log, attempt, changed);
            } catch (UpkeepException | InterruptedException e) {
                snapshot.close();
                throw e;
            } catch (SQLException e) {
                snapshot.close();
                throw Database.failure(source.address(), e);
            }
        }
    }

    private static List<SequenceEvidence> lock(DatabaseSource source, Connection connection, List<String> changed)
            throws SQLException, UpkeepException {
        DatabaseTurn.take(connection, source);
        var catalogue = new Catalogue(connection);
        if (!TableLocks.take(connection)) {
            changed.add("a table that was dropped or moved");
            return List.of();
        }
        var sequences = sequences(catalogue, changed);
        if (changed.isEmpty()) {
            changed.addAll(changed(catalogue.shapes(), present(source.address()), true));
        }
        return sequences;
    }

    /** The locks are given back: whoever drops a sequence later does no harm, its position is known. */
    private static List<SequenceEvidence> sequences(Catalogue catalogue, List<String> changed) throws SQLException {
        try {
            TableLocks.mark(catalogue.connection());
            var sequences = catalogue.sequences();
            TableLocks.release(catalogue.connection());
            return sequences;
        } catch (SQLException e) {
            if (!ChangedMeanwhile.isSeenIn(e)) {
                throw e;
            }
            changed.add("a sequence that was dropped or moved");
            return List.of();
        }
    }

    /** What the catalogue says now, as a session sees it that has no snapshot. */
    private static Map<Long, Catalogue.Shape> present(DatabaseAddress address) throws SQLException, UpkeepException {
        try (var connection = Database.connect(address, Snapshot.PURPOSE)) {
            PlainSession.apply(connection);
            return new Catalogue(connection).shapes();
        }
    }

    /** The tables that are there now, which a backup that begins anew locks first. */
    private static List<Table> tables(DatabaseAddress address) throws UpkeepException {
        try (var connection = Database.connect(address, Snapshot.PURPOSE)) {
            PlainSession.apply(connection);
            return new Catalogue(connection).tables();
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private static List<String> changed(
            Map<Long, Catalogue.Shape> before, Map<Long, Catalogue.Shape> now, boolean sequences) {
        return before.entrySet().stream()
                .filter(entry -> sequences || !entry.getValue().sequence())
                .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
                .map(entry -> entry.getValue().title())
                .limit(MOST_NAMED)
                .toList();
    }

    private static void beginAnew(DatabaseSource source, TaskLog log, int attempt, List<String> changed)
            throws UpkeepException {
        var names = String.join(", ", changed);
        log.info("truncated, rewritten or changed while the backup began, so it begins anew: " + names);
        if (attempt == TRIES) {
            throw new UpkeepException("database " + source.address() + ": " + names
                    + " is truncated, rewritten or changed again and again; run the backup while nothing does that");
        }
    }

    /**
     * Makes sure that the tables kept their names to the end: a schema can be renamed although its tables are locked.
     *
     * @throws TableBusyException when one did not
     */
    void requireUnchanged() throws UpkeepException, SQLException {
        var changed = changed(new Catalogue(snapshot.connection()).shapes(), present(snapshot.address()), false);
        if (!changed.isEmpty()) {
            throw new TableBusyException(new UpkeepException(
                    "database " + snapshot.address() + ": renamed while it was copied: " + String.join(", ", changed)));
        }
    }

    @Override
    public void close() throws UpkeepException {
        snapshot.close();
    }
}
