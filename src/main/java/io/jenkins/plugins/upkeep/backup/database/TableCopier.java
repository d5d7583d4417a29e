package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.SetFileWriter;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Copies units of tables from the snapshot into files of the set, each a script that psql can run.
 *
 * @param set where the files go
 * @param totals adds up what was seen
 * @param progress is told how much was read
 */
record TableCopier(SetWriter set, TableTotals totals, Progress.Stretch progress) {
    void copy(CopyUnit unit, Connection connection) throws UpkeepException, SQLException, InterruptedException {
        try (var file = set.file(unit.path())) {
            file.write(PlainSession.script());
            for (var piece : unit.pieces()) {
                copy(piece, connection, file);
            }
            file.finish();
        }
    }

    private void copy(CopyPiece piece, Connection connection, SetFileWriter file)
            throws UpkeepException, SQLException, InterruptedException {
        file.write("COPY " + piece.table().copyTarget() + " FROM stdin;\n");
        var offset = file.size();
        var hasher = new RowHasher();
        var meter = new PieceMeter(piece.weight(), progress);
        CopyOutput.rows(connection, piece.statement(), row -> {
            hasher.add(row);
            file.write(row);
            meter.advance(row.length);
        });
        meter.finish();
        totals.add(new Segment(piece.index(), file.path(), offset, file.size() - offset), hasher.fingerprint());
        file.write("\\.\n\n");
    }

    /** Turns the rows that have passed into a part of the piece's weight, which is all that was known before. */
    private static final class PieceMeter {
        private static final long STEP = 1 << 20;

        private final Progress.Stretch progress;
        private long left;
        private long pending;

        PieceMeter(long weight, Progress.Stretch progress) {
            this.left = weight;
            this.progress = progress;
        }

        void advance(int bytes) {
            pending += bytes;
            if (pending >= STEP) {
                report(Math.min(pending, left));
            }
        }

        void finish() {
            report(left);
        }

        private void report(long amount) {
            progress.advance(amount);
            left -= amount;
            pending = 0;
        }
    }
}
