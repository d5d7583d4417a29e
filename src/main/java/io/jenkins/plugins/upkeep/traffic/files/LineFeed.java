package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.traffic.format.Scan;
import java.io.IOException;

/**
 * Divides bytes into lines, in one buffer that is used again for all pieces. A line that is longer than a mebibyte is not kept,
 * only counted. For one thread.
 */
final class LineFeed {
    private static final int LONGEST = 1 << 20;
    private static final int BLOCK = 256 << 10;

    private final byte[] buffer = new byte[LONGEST + BLOCK];
    private final Target target;
    private int start;
    private int end;
    private long base;
    private boolean skipping;

    /** Takes the lines. */
    interface Target {
        /**
         * @param bytes the buffer
         * @param from the line's first byte
         * @param to the end, without the line break
         */
        void line(byte[] bytes, int from, int to);

        /** The last line of a file, which has no line break. */
        void last(byte[] bytes, int from, int to);

        /** A line was too long. */
        void tooLong();

        /**
         * Bytes have been read.
         *
         * @param count how many
         * @throws InterruptedException when this is to stop
         */
        void read(int count) throws InterruptedException;
    }

    LineFeed(Target target) {
        this.target = target;
    }

    /**
     * Feeds the lines that begin within a part of a file.
     *
     * @param source the bytes from {@code from} on
     * @param from where they begin
     * @param limit lines that begin here or later belong to the next part
     * @param inside whether {@code from} may stand within a line, which belongs to the part before
     */
    void run(LineSource source, long from, long limit, boolean inside) throws IOException, InterruptedException {
        start = 0;
        end = 0;
        base = from;
        skipping = inside;
        while (base + start < limit && fill(source)) {
            drain(limit);
        }
        if (base + start < limit && start < end && !skipping) {
            target.last(buffer, start, end);
        }
    }

    private boolean fill(LineSource source) throws IOException, InterruptedException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        base += start;
        end -= start;
        start = 0;
        if (end >= LONGEST) {
            if (!skipping) {
                target.tooLong();
            }
            skipping = true;
            base += end;
            end = 0;
        }
        var count = source.read(buffer, end, BLOCK);
        target.read(Math.max(count, 0));
        end += Math.max(count, 0);
        return count > 0;
    }

    private void drain(long limit) {
        int at = skipping ? skipped() : start;
        var most = limit - base;
        int newline = Scan.find(buffer, at, end, (byte) '\n');
        while (newline >= 0 && at < most) {
            target.line(buffer, at, newline);
            at = newline + 1;
            newline = Scan.find(buffer, at, end, (byte) '\n');
        }
        start = at;
    }

    /** The place behind the end of a line that is not wanted. */
    private int skipped() {
        var newline = Scan.find(buffer, start, end, (byte) '\n');
        skipping = newline < 0;
        return skipping ? end : newline + 1;
    }
}
