package io.jenkins.plugins.upkeep.backup.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an archive that pg_dump wrote in its custom format from its beginning to its end and sees that it is whole: its table
 * of contents, then the data of each entry that has some. Rows are passed over and not understood.
 */
public final class ArchiveStream {
    private static final int ROWS = 1;
    private static final int LARGE_OBJECTS = 3;

    private ArchiveStream() {}

    /**
     * Reads an archive.
     *
     * @param archive the archive; read to its end, not closed
     * @throws ArchiveException when it is none, or not whole
     * @throws IOException when it cannot be read
     */
    public static void requireWhole(InputStream archive) throws IOException, ArchiveException {
        requireWhole(archive, OutputStream.nullOutputStream());
    }

    /**
     * Reads an archive.
     *
     * @param archive the archive; read to its end, not closed
     * @param head takes its beginning up to the end of its table of contents, which is an archive of definitions alone
     * @throws ArchiveException when it is none, or not whole
     * @throws IOException when it cannot be read, or the beginning not written
     */
    public static void requireWhole(InputStream archive, OutputStream head) throws IOException, ArchiveException {
        var recorder = new Recorder(new BufferedInputStream(archive, 64 << 10), head);
        var input = new ArchiveInput(recorder);
        try {
            var contents = TableOfContents.read(input);
            recorder.stop();
            requireData(contents, input);
        } catch (EOFException e) {
            throw new ArchiveException("the archive of pg_dump ends early");
        }
    }

    private static void requireData(TableOfContents contents, ArchiveInput input) throws IOException, ArchiveException {
        var expected = contents.entries().stream()
                .filter(TocEntry::data)
                .map(TocEntry::id)
                .collect(Collectors.toCollection(HashSet::new));
        for (var kind = input.oneOrEnd(); kind >= 0; kind = input.oneOrEnd()) {
            requireBlock(kind, expected, input);
        }
        if (!expected.isEmpty()) {
            throw new ArchiveException(
                    "the archive of pg_dump lacks the data of " + expected.size() + " of its entries");
        }
    }

    private static void requireBlock(int kind, Set<Integer> expected, ArchiveInput input)
            throws IOException, ArchiveException {
        if (!expected.remove(input.number())) {
            throw new ArchiveException("the archive of pg_dump has data that it does not name");
        }
        switch (kind) {
            case ROWS -> skipChunks(input);
            case LARGE_OBJECTS -> {
                while (input.number() != 0) {
                    skipChunks(input);
                }
            }
            default -> throw new ArchiveException("the archive of pg_dump has a block of the unknown kind " + kind);
        }
    }

    private static void skipChunks(ArchiveInput input) throws IOException, ArchiveException {
        for (var length = input.number(); length != 0; length = input.number()) {
            input.skip(length);
        }
    }

    /** Writes down what is read, until it is told to stop. */
    private static final class Recorder extends InputStream {
        private final InputStream input;
        private OutputStream head;

        Recorder(InputStream input, OutputStream head) {
            this.input = input;
            this.head = head;
        }

        void stop() throws IOException {
            head.flush();
            head = null;
        }

        @Override
        public int read() throws IOException {
            var value = input.read();
            if (head != null && value >= 0) {
                head.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = input.read(target, offset, length);
            if (head != null && count > 0) {
                head.write(target, offset, count);
            }
            return count;
        }
    }
}
