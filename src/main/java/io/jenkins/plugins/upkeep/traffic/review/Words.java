package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Instant;

/** Numbers and times for people. */
public final class Words {
    private Words() {}

    /** A number. */
    public static String count(long count) {
        return Units.format((double) count, Unit.COUNT);
    }

    /** A number of things, of which several end in an s. */
    public static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** A time of UTC. */
    public static String time(long second) {
        return Instant.ofEpochSecond(second).toString();
    }

    /** From when until when. */
    public static String span(long first, long last) {
        return first == last ? "at " + time(first) : "from " + time(first) + " to " + time(last);
    }
}
