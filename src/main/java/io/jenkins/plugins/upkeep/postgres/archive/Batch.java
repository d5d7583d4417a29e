package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One batch on its way: exported, stored, read back from the store and compared, and only then deleted. What is not deleted leaves
 * nothing behind. For one thread.
 */
final class Batch {
    private final Connection connection;
    private final ArchiveTarget target;
    private final ArchiveFiles files;
    private final int number;
    private final BatchKeys keys = new BatchKeys();
    private final RowHasher exported = new RowHasher();

    Batch(Connection connection, ArchiveTarget target, ArchiveFiles files, int number) {
        this.connection = connection;
        this.target = target;
        this.files = files;
        this.number = number;
    }

    /**
     * Exports, stores and reads back.
     *
     * @return the stored file; of no use when {@link #rows()} is 0
     */
    SetFile store(String after, long end, int most) throws SQLException, UpkeepException, InterruptedException {
        var path = files.path(number);
        try (var upload = files.create(path)) {
            CopyOutput.rows(connection, target.header(), upload::write);
            CopyOutput.rows(connection, target.export(after, end, most), row -> {
                var begin = keys.take(row);
                exported.add(row, begin, row.length - begin);
                upload.write(row, begin, row.length - begin);
            });
            if (keys.size() == 0) {
                return new SetFile(path, 0, "", 0);
            }
            var packed = upload.finish();
            var file = new SetFile(path, packed.storedSize(), packed.sha256(), packed.plainSize());
            files.requireWhole(file, exported);
            return file;
        }
    }

    int rows() {
        return keys.size();
    }

    /** Where the last row lies that was exported. */
    String last() {
        return keys.last();
    }

    /**
     * Deletes what was stored.
     *
     * @return what the batch holds; nothing left the table when it holds no row
     */
    BatchNote delete(SetFile file) throws SQLException, UpkeepException {
        try (var transaction = new BatchTransaction(connection, target, keys)) {
            transaction.delete();
            var note = note(file, transaction);
            if (transaction.count() > 0) {
                files.note(note);
                transaction.commit();
            }
            return note;
        }
    }

    private BatchNote note(SetFile file, BatchTransaction transaction) {
        return new BatchNote(
                number,
                file,
                keys.size(),
                exported.fingerprint().digest(),
                transaction.stayed(),
                transaction.number(),
                transaction.oldest(),
                transaction.newest());
    }
}
