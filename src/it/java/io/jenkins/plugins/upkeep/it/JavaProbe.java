package io.jenkins.plugins.upkeep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Looks into a Java machine from outside, with the tools of a JDK.
 *
 * @param pid the number of its process
 */
record JavaProbe(long pid) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern MOST = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"");

    /** What is left of the heap when everything is thrown away that nobody needs: each class, and in the end the sum. */
    String livingObjects() {
        return ask("GC.class_histogram");
    }

    /** The sum of what {@link #livingObjects} says, in MiB. */
    static long megabytes(String livingObjects) {
        return TOTAL.matcher(livingObjects)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .findFirst()
                        .orElseThrow()
                / (1 << 20);
    }

    /** How many threads there are. */
    long threads() {
        return THREAD.matcher(ask("Thread.print")).results().count();
    }

    /** How long it has kept processors busy so far. */
    Duration processorTime() {
        return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    /** The most memory that it ever took, in MiB. */
    long mostMegabytes() {
        var status = Disk.text(Path.of("/proc", Long.toString(pid), "status"));
        return MOST.matcher(status)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    /** What a tool of the JDK says of the machine. */
    String ask(String command) {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(tool, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(tool + ": cannot be started", e);
        }
    }
}
