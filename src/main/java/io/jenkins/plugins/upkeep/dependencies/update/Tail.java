package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;

/** The end of what a program printed, for people. */
final class Tail {
    private static final int LINES = 60;
    private static final int LONGEST = 300;

    private Tail() {}

    /** The last line that says something. */
    static String line(String output) {
        var lines = lines(output);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** The line that most likely names the reason: pip and most tests mark it, and say more after it. */
    static String reason(String output) {
        var marked = lines(output).stream()
                .filter(line -> line.startsWith("ERROR:") || line.startsWith("E  ") || line.contains("Error: "))
                .reduce((one, next) -> one.startsWith("ERROR: Cannot install") ? one : next);
        return marked.orElseGet(() -> line(output));
    }

    /** The last lines, each short and harmless. */
    static List<String> lines(String output) {
        var lines = output.lines()
                .map(line -> Visible.of(line.stripTrailing()))
                .filter(line -> !line.isBlank())
                .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…")
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
