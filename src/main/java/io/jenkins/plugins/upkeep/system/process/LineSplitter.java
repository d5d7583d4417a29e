package io.jenkins.plugins.upkeep.system.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of text; of a line that is longer than 64 KiB only the beginning is kept. */
final class LineSplitter {
    private static final int LONGEST = 64 << 10;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] buffer, int length) {
        for (int at = 0; at < length; at++) {
            if (buffer[at] == '\n') {
                hand();
            } else if (open.size() < LONGEST) {
                open.write(buffer[at]);
            }
        }
    }

    void end() {
        if (open.size() > 0) {
            hand();
        }
    }

    private void hand() {
        var line = open.toString(StandardCharsets.UTF_8);
        open.reset();
        lines.accept(line);
    }
}
