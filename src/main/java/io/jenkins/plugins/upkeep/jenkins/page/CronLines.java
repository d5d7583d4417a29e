package io.jenkins.plugins.upkeep.jenkins.page;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lines of a timer as people write them: one time each, comments, and at the top the zone that they are meant in.
 *
 * @param zone the zone; empty for that of the controller
 * @param lines all lines
 */
record CronLines(String zone, List<String> lines) {
    private static final String ZONE = "TZ=";

    /**
     * A line that says a time.
     *
     * @param text what it says
     * @param number where it stands, from 1
     * @param zone the zone that it is meant in; empty for that of the controller
     */
    record Entry(String text, int number, String zone) {}

    static CronLines of(String text) {
        var lines = text.lines().map(String::strip).toList();
        var zone = lines.isEmpty() || !lines.get(0).startsWith(ZONE)
                ? ""
                : lines.get(0).replace(ZONE, "");
        return new CronLines(zone, lines);
    }

    Stream<Entry> entries() {
        return IntStream.range(0, lines.size())
                .filter(at -> saysATime(lines.get(at)))
                .mapToObj(at -> new Entry(lines.get(at), at + 1, zone));
    }

    private static boolean saysATime(String line) {
        return !line.isEmpty() && !line.startsWith("#") && !line.startsWith(ZONE);
    }
}
