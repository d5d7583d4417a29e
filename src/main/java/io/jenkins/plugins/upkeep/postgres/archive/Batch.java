package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedUpload;
import io.jenkins.plugins.upkeep.system.hashing.ContentHash;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import java.sql.SQLException;

/**
 * One batch on its way: exported, stored, read back from the store and compared, and only then deleted. What is not deleted leaves
 * nothing behind. For one thread.
 */
final class Batch {
    private final BatchTransaction transaction;
    private final ArchiveTarget target;
    private final ArchiveFiles files;
    private final int number;
    private final BatchKeys keys = new BatchKeys();
    private final RowHasher exported = new RowHasher();
    private final ContentHash content = new ContentHash();

    Batch(BatchTransaction transaction, ArchiveTarget target, ArchiveFiles files, int number) {
        this.transaction = transaction;
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
        transaction.begin();
        var path = files.path(number);
        try (var upload = files.create(path)) {
            copy(target.header(), row -> store(upload, row, 0));
            copy(target.export(after, end, most), row -> {
                var begin = keys.take(row);
                exported.add(row, begin, row.length - begin);
                store(upload, row, begin);
            });
            if (keys.size() == 0) {
                return new SetFile(path, 0, "", 0);
            }
            var packed = upload.finish();
            var file = new SetFile(path, packed.storedSize(), packed.sha256(), packed.plainSize());
            files.requireWhole(file, content);
            return file;
        }
    }

    private void store(CompressedUpload upload, byte[] row, int begin) throws UpkeepException {
        upload.write(row, begin, row.length - begin);
        content.add(row, begin, row.length - begin);
    }

    /** In the middle of a copy the connection can do nothing else any more, not even undo. */
    private void copy(String statement, CopyOutput.RowSink sink)
            throws SQLException, UpkeepException, InterruptedException {
        try {
            CopyOutput.rows(transaction.connection(), statement, sink);
        } catch (UpkeepException | InterruptedException | RuntimeException e) {
            Connections.cut(transaction.connection());
            throw e;
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
        transaction.delete(keys);
        var note = note(file);
        if (transaction.count() > 0) {
            files.note(note);
            transaction.commit();
        }
        return note;
    }

    private BatchNote note(SetFile file) {
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
