package io.jenkins.plugins.upkeep.monitoring.metrics;

/** What kind of numbers a metric has, as Prometheus tells them apart. */
public enum MetricType {
    /** A number that goes up and down. */
    GAUGE,
    /** A number that only grows, until whoever counts is started anew; its name ends in {@code _total}. */
    COUNTER,
    /** How often values were not larger than some bounds. */
    HISTOGRAM,
    /** A 1 whose labels tell something; its name ends in {@code _info}. */
    INFO
}
