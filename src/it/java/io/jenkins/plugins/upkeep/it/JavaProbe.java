package io.jenkins.plugins.upkeep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Looks into a Java machine from outside, with the tools of a JDK.
 *
 * @param pid the number of its process
 */
record JavaProbe(long pid) {
    private static final Pattern USED = Pattern.compile("(?m)^ (?:def new|tenured) generation .*used (\\d+)K");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"");

    /** The memory that the living objects take, in MiB: everything else is thrown away first. */
    long livingMegabytes() {
        ask("GC.run");
        // What was only softly held, or was to be finalized, goes with the second one.
        ask("GC.run");
        return USED.matcher(ask("GC.heap_info"))
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                / 1024;
    }

    /** How many threads there are. */
    long threads() {
        return THREAD.matcher(ask("Thread.print")).results().count();
    }

    /** How long it has kept processors busy so far. */
    Duration processorTime() {
        return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    /** What a tool of the JDK says of the machine. */
    String ask(String command) {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(tool, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(tool + ": cannot be started", e);
        }
    }
}
