package io.jenkins.plugins.upkeep.monitoring.rules;

import java.util.Map;

/**
 * Keeps rules on what is absent quiet while the exporter itself is gone, for which there is a rule of its own. Where a node exporter
 * shows our file, there is no series that tells it.
 *
 * @param service the service
 */
record Guard(MonitoredService service) {
    private static final String JOB = "upkeep";

    String whileScraped(String expression) {
        return service.isScraped() ? expression + " and on (service) (" + up() + " == 1)" : expression;
    }

    /** The series by which Prometheus tells whether it reached the exporter. */
    String up() {
        return "max by (service) (" + Promql.series("up", Series.labels("job", JOB, "service", service.name())) + ")";
    }

    /** That it does. */
    Map<String, String> scraped() {
        return service.isScraped() ? Map.of(series(), "1x*") : Map.of();
    }

    String series() {
        return Promql.series(
                "up", Series.labels("job", JOB, "service", service.name(), "instance", "exporter.example:8080"));
    }
}
