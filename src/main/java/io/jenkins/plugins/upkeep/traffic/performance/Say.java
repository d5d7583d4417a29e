package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.util.OptionalDouble;

/** Numbers for people. */
final class Say {
    private Say() {}

    static String count(long count) {
        return Units.format((double) count, Unit.COUNT);
    }

    static String seconds(double seconds) {
        return Units.format(seconds, Unit.SECONDS);
    }

    static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? seconds(seconds.getAsDouble()) : "-";
    }

    static String ratio(double ratio) {
        return Units.format(ratio, Unit.RATIO);
    }

    static String bytes(long bytes) {
        return Units.format((double) bytes, Unit.BYTES);
    }
}
