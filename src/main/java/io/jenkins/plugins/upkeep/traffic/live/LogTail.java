package io.jenkins.plugins.upkeep.traffic.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/** The end of one file of a log that grows. When it is cut to nothing, it is read from its start. For one thread. */
final class LogTail implements Closeable {
    private static final int BLOCK = 256 << 10;
    private static final int LONGEST = 1 << 20;

    private final Lines lines;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private final FileChannel channel;
    private final Object key;
    private long position;
    private byte[] begun = new byte[0];
    private boolean skipping;

    /** Takes lines. */
    interface Lines {
        /** A line without its line break; the bytes may be changed. */
        void line(byte[] bytes, int from, int to);

        /** A line was longer than a mebibyte. */
        void tooLong();
    }

    private LogTail(Path path, Lines lines) throws IOException {
        this.lines = lines;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.key = key(path);
    }

    private Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A file of which nothing has been read. */
    static LogTail fromStart(Path path, Lines lines) throws IOException {
        return new LogTail(path, lines);
    }

    /** A file of which only what comes from now on is read. */
    static LogTail fromEnd(Path path, Lines lines) throws IOException {
        var tail = new LogTail(path, lines);
        tail.position = tail.channel.size();
        tail.skipping = tail.position > 0 && !tail.endsWithLine();
        return tail;
    }

    private boolean endsWithLine() throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.read(last, position - 1) == 1 && last.get(0) == '\n';
    }

    /** Reads what was added, and says whether there was something. */
    boolean read() throws IOException {
        if (channel.size() < position) {
            position = 0;
            begun = new byte[0];
            skipping = false;
        }
        var before = position;
        readOn();
        return position != before;
    }

    /** Whether this is the file to which the name leads. */
    boolean is(Object fileKey) {
        return Objects.equals(key, fileKey);
    }

    private void readOn() throws IOException {
        int count = channel.read(block.clear(), position);
        while (count > 0) {
            position += count;
            take(block.array(), count);
            count = channel.read(block.clear(), position);
        }
    }

    private void take(byte[] bytes, int count) {
        int from = 0;
        for (int at = 0; at < count; at++) {
            if (bytes[at] == '\n') {
                end(bytes, from, at);
                from = at + 1;
            }
        }
        keep(bytes, from, count);
    }

    private void end(byte[] bytes, int from, int to) {
        if (skipping) {
            skipping = false;
        } else if (begun.length == 0) {
            line(bytes, from, to);
        } else {
            keep(bytes, from, to);
            line(begun, 0, begun.length);
        }
        begun = new byte[0];
    }

    private void line(byte[] bytes, int from, int to) {
        var end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end > from) {
            lines.line(bytes, from, end);
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        if (skipping || from == to) {
            return;
        }
        if (begun.length + to - from > LONGEST) {
            begun = new byte[0];
            skipping = true;
            lines.tooLong();
            return;
        }
        var length = begun.length;
        begun = Arrays.copyOf(begun, length + to - from);
        System.arraycopy(bytes, from, begun, length, to - from);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
