package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads units of tables without storing their rows.
 *
 * @param totals adds up what was seen
 * @param progress is told how much was read
 */
record TableCounter(TableTotals totals, Progress.Stretch progress) {
    void count(CopyUnit unit, Connection connection) throws UpkeepException, SQLException, InterruptedException {
        for (var piece : unit.pieces()) {
            var counter = new RowCounter();
            CopyOutput.rows(connection, piece.statement(), counter::take);
            totals.add(new Segment(piece.index(), unit.path(), 0, counter.bytes), counter.hasher.fingerprint());
            progress.advance(piece.weight());
        }
    }

    /** Counts and hashes rows. */
    private static final class RowCounter {
        private final RowHasher hasher = new RowHasher();
        private long bytes;

        void take(byte[] row) {
            hasher.add(row);
            bytes += row.length;
        }
    }
}
