package io.jenkins.plugins.upkeep.notify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Adds many lines to a file that begins anew often: run in a Java machine of its own by a test. */
final class LogWriter {
    static final int LINES = 400;
    static final int LARGEST = 20_000;
    static final int KEPT = 60;

    private LogWriter() {}

    public static void main(String... words) throws Exception {
        write(new RotatedFile(Path.of(words[0]), LARGEST, KEPT), words[1]);
    }

    static void write(RotatedFile file, String writer) throws Exception {
        for (int number = 0; number < LINES; number++) {
            var line = writer + " " + number + " " + "x".repeat(number % 97) + " end";
            file.add(line.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1));
        }
    }
}
