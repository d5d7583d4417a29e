package io.jenkins.plugins.upkeep.task;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A terminal in memory that knows what a person would see on it. */
final class Screen {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    PrintStream stream() {
        return stream;
    }

    /** All that was sent. */
    String sent() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines to be seen, the last one being where the cursor is. */
    List<String> lines() {
        return Arrays.stream(sent().split("\n"))
                .map(line -> line.substring(line.lastIndexOf(CLEAR) < 0 ? 0 : line.lastIndexOf(CLEAR) + CLEAR.length()))
                .toList();
    }

    /** How often the bar was drawn. */
    int drawings() {
        return sent().split("\r\u001b\\[K[^\r\n]", -1).length - 1;
    }
}
