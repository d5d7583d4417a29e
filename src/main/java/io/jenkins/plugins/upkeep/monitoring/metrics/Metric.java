package io.jenkins.plugins.upkeep.monitoring.metrics;

import java.util.List;

/**
 * A metric of Prometheus.
 *
 * @param name its whole name, with the suffix of its type: {@code upkeep_build_info}
 * @param type what kind of numbers it has
 * @param help what it tells, a sentence
 * @param labels the names of its labels
 */
public record Metric(String name, MetricType type, String help, List<String> labels) {
    private static final String TOTAL = "_total";
    private static final String INFO = "_info";

    public Metric {
        labels = List.copyOf(labels);
        var suffixed = switch (type) {
            case COUNTER -> name.endsWith(TOTAL);
            case INFO -> name.endsWith(INFO);
            case GAUGE, HISTOGRAM -> !name.endsWith(TOTAL) && !name.endsWith(INFO);
        };
        if (!suffixed) {
            throw new IllegalArgumentException("metric " + name + " has not the name of a " + type);
        }
    }

    static Metric gauge(String name, String help, String... labels) {
        return new Metric(name, MetricType.GAUGE, help, List.of(labels));
    }

    static Metric counter(String name, String help, String... labels) {
        return new Metric(name, MetricType.COUNTER, help, List.of(labels));
    }

    /** The name without what its type adds. */
    String stem() {
        return switch (type) {
            case COUNTER -> name.substring(0, name.length() - TOTAL.length());
            case INFO -> name.substring(0, name.length() - INFO.length());
            case GAUGE, HISTOGRAM -> name;
        };
    }
}
