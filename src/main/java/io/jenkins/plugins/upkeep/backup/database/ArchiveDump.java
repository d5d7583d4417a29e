package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.archive.ArchiveException;
import io.jenkins.plugins.upkeep.backup.archive.ArchiveStream;
import io.jenkins.plugins.upkeep.backup.set.SetFileOutput;
import io.jenkins.plugins.upkeep.backup.set.SetFileWriter;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Stores what pg_dump writes as one archive: definitions, rows and large objects. Its beginning, which has all definitions,
 * is stored as a file of its own too: a restore needs it as a file, and the rows only as a stream.
 */
final class ArchiveDump {
    /** The whole archive, for pg_restore. */
    static final String ARCHIVE = "database/database.dump.zst";

    private static final int BLOCK = 64 << 10;

    private ArchiveDump() {}

    /** Stores an archive as it comes, and sees that it is whole. The process has not ended then. */
    static void store(RunningProcess process, SetWriter set, Ending ending)
            throws UpkeepException, InterruptedException {
        try (var whole = set.file(ARCHIVE);
                var head = set.file(SchemaDump.SCHEMA)) {
            var problem = problem(new Tee(process.output(), whole), head);
            ending.require();
            if (problem != null) {
                throw problem;
            }
            whole.finish();
            head.finish();
        }
    }

    /** What is to be seen to before a file is finished. */
    @FunctionalInterface
    interface Ending {
        void require() throws UpkeepException, InterruptedException;
    }

    /** What is wrong with an archive that a pg_dump has not written to its end is its exit status to say. */
    private static UpkeepException problem(Tee archive, SetFileWriter head) throws UpkeepException {
        try {
            ArchiveStream.requireWhole(archive, new BufferedOutputStream(new SetFileOutput(head), BLOCK));
            return null;
        } catch (ArchiveException e) {
            archive.drain();
            return e;
        } catch (SetFileOutput.StoreFailure e) {
            throw e.reason();
        } catch (IOException e) {
            return new UpkeepException("a dump program's output cannot be read: " + e.getMessage(), e);
        }
    }

    /** Stores what is read. */
    private static final class Tee extends FilterInputStream {
        private final SetFileOutput copy;

        Tee(InputStream input, SetFileWriter copy) {
            super(input);
            this.copy = new SetFileOutput(copy);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = in.read(target, offset, length);
            if (count > 0) {
                copy.write(target, offset, count);
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(count, BLOCK)], 0, (int) Math.min(count, BLOCK)));
        }

        /** A program that nobody listens to does not end. */
        void drain() throws UpkeepException {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UpkeepException("a dump program's output cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
