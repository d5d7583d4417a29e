package io.jenkins.plugins.upkeep.backup.restore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A script without some of its lines. For one thread. */
final class FilteredLines extends InputStream {
    private static final int BLOCK = 64 << 10;

    private final InputStream script;
    private final Filter filter;
    private final byte[] block = new byte[BLOCK];
    private int next;
    private int end;
    private byte[] line = new byte[0];
    private int at;

    /** Tells which lines stay; it sees each, in their order, without its line break. */
    @FunctionalInterface
    interface Filter {
        boolean keeps(String line);
    }

    FilteredLines(InputStream script, Filter filter) {
        this.script = script;
        this.filter = filter;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, line.length - at);
        System.arraycopy(line, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == line.length) {
            line = nextLine();
            at = 0;
            if (line.length == 0) {
                return false;
            }
            if (!filter.keeps(text())) {
                at = line.length;
            }
        }
        return true;
    }

    private String text() {
        var breaks = line[line.length - 1] == '\n' ? 1 : 0;
        return new String(line, 0, line.length - breaks, StandardCharsets.UTF_8);
    }

    /** The next line with its line break; empty at the end. */
    private byte[] nextLine() throws IOException {
        var whole = new ByteArrayOutputStream();
        while (next < end || more()) {
            var begin = next;
            while (next < end && block[next] != '\n') {
                next++;
            }
            var broken = next < end;
            next += broken ? 1 : 0;
            whole.write(block, begin, next - begin);
            if (broken) {
                break;
            }
        }
        return whole.toByteArray();
    }

    private boolean more() throws IOException {
        next = 0;
        end = Math.max(0, script.read(block, 0, BLOCK));
        return end > 0;
    }
}
