package io.jenkins.plugins.upkeep.dependencies.osv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads text line by line; no line and no whole is longer than it may be. For one thread. */
final class ShortLines implements AutoCloseable {
    private static final int LONGEST_LINE = 4_096;
    private static final long LONGEST = 1L << 30;

    private final InputStream in;
    private long length;

    ShortLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end; empty after the last. */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        var next = in.read();
        var isThere = next >= 0;
        while (next >= 0 && next != '\n') {
            require(line.size() < LONGEST_LINE, "has a line of more than " + LONGEST_LINE + " bytes");
            line.write(next);
            next = in.read();
        }
        length += line.size();
        require(length < LONGEST, "is longer than " + (LONGEST >> 20) + " MiB");
        return isThere ? Optional.of(line.toString(StandardCharsets.UTF_8).strip()) : Optional.empty();
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
