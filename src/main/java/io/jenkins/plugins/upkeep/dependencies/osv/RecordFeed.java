package io.jenkins.plugins.upkeep.dependencies.osv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Hands out stored records one by one, to several threads. */
interface RecordFeed extends AutoCloseable {
    /** More than any record has: the longest ones, of kernels, have a few million bytes. */
    int LONGEST = 32 << 20;

    /**
     * @return the next record; empty when there are no more
     */
    Optional<StoredRecord> next();

    @Override
    void close();

    /**
     * A record that has not been read yet.
     *
     * @param name its file, or the entry of a zip
     * @param content its bytes
     */
    record StoredRecord(String name, Content content) {}

    /** Reads a record. */
    @FunctionalInterface
    interface Content {
        /**
         * Reads it whole.
         *
         * @throws IOException when it cannot be read, or is longer than any record
         */
        byte[] read() throws IOException;
    }

    /** Takes what stands in the way of a feed. */
    @FunctionalInterface
    interface Obstacles {
        /**
         * @param name the thing that cannot be read
         * @param problem why
         */
        void met(String name, Exception problem);
    }

    /** All bytes of a stream, if they are not too many. */
    static byte[] whole(InputStream in) throws IOException {
        var bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("is longer than " + (LONGEST >> 20) + " MiB, which no record is");
        }
        return bytes;
    }
}
