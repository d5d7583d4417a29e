package io.jenkins.plugins.upkeep.monitoring.rules;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Pieces of PromQL. */
final class Promql {
    private Promql() {}

    /** A text with its quotes. */
    static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A series: {@code up{job="upkeep"}}. */
    static String series(String metric, Map<String, String> labels) {
        return metric
                + labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + text(label.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** A number without an exponent where there need be none. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A duration in seconds. */
    static String seconds(Duration time) {
        return number(time.toMillis() / 1e3);
    }

    /** A duration as Prometheus writes it. */
    static String duration(Duration time) {
        return time.toMillis() % 1000 == 0 ? shortest(time.toSeconds()) : time.toMillis() + "ms";
    }

    private static String shortest(long seconds) {
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
