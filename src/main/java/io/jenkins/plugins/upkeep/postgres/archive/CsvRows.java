package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells where the rows of CSV end: at a line break outside of quotes. For one thread. */
final class CsvRows {
    private static final int BLOCK = 64 << 10;

    private final Sink sink;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private boolean quoted;

    private CsvRows(Sink sink) {
        this.sink = sink;
    }

    /** Takes one row at a time. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a row.
         *
         * @param bytes hold it, and are used again afterwards
         * @param begin where it begins
         * @param length how long it is with the line break at its end
         */
        void take(byte[] bytes, int begin, int length) throws UpkeepException, IOException;
    }

    /**
     * Reads all rows of a stream.
     *
     * @throws IOException when it cannot be read, or ends within a row
     */
    static void read(InputStream stream, Sink sink) throws IOException, UpkeepException {
        var rows = new CsvRows(sink);
        var buffer = new byte[BLOCK];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            rows.take(buffer, count);
        }
        if (rows.row.size() > 0) {
            throw new IOException("the rows end in the middle of one");
        }
    }

    private void take(byte[] buffer, int count) throws UpkeepException, IOException {
        int begin = 0;
        for (int i = 0; i < count; i++) {
            quoted ^= buffer[i] == '"';
            if (buffer[i] == '\n' && !quoted) {
                end(buffer, begin, i + 1 - begin);
                begin = i + 1;
            }
        }
        row.write(buffer, begin, count - begin);
    }

    /** Most rows lie within one block, and are not copied. */
    private void end(byte[] buffer, int begin, int length) throws UpkeepException, IOException {
        if (row.size() == 0) {
            sink.take(buffer, begin, length);
            return;
        }
        row.write(buffer, begin, length);
        var whole = row.toByteArray();
        row.reset();
        sink.take(whole, 0, whole.length);
    }
}
