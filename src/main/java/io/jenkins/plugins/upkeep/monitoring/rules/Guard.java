package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import java.time.Duration;
import java.util.Map;

/**
 * Keeps rules quiet where they would judge by nothing: those on what is absent while the exporter itself is gone, for which there is
 * a rule of its own; and those on the present by a file for a node exporter that was written long ago.
 *
 * @param service the service
 */
record Guard(MonitoredService service) {
    /** Who writes the file every five minutes may miss two. */
    static final Duration PRESENT = Duration.ofMinutes(15);

    private static final String JOB = "upkeep";
    private static final String NOW = "0+60x*";

    String whileScraped(String expression) {
        return expression + " and on (service) " + (service.isScraped() ? "(" + up() + " == 1)" : lastRead());
    }

    /** An expression of which the numbers are those of now. */
    String atPresent(String expression) {
        return service.isScraped()
                ? expression
                : "(" + expression + ") and on (service) (" + age() + " < " + Promql.seconds(PRESENT) + ")";
    }

    /** Adds to a rule on the present that it stays quiet by numbers that are old, whatever they are. */
    AlertRule.Draft quietByOldNumbers(AlertRule.Draft draft, Map<String, String> firing) {
        return service.isScraped()
                ? draft
                : draft.isQuiet(Series.with(firing, readSeries(), Series.ago(Duration.ofDays(1))));
    }

    /** How old the numbers in the file are. */
    String age() {
        return "time() - " + lastRead();
    }

    private String lastRead() {
        return "max by (service) (" + readSeries() + ")";
    }

    /** The series by which the file tells when it was written. */
    String readSeries() {
        return Promql.series(Vocabulary.LAST_READ.name(), Series.labels("service", service.name()));
    }

    /** The series by which Prometheus tells whether it reached the exporter. */
    String up() {
        return "max by (service) (" + Promql.series("up", Series.labels("job", JOB, "service", service.name())) + ")";
    }

    /** That it does; or that the file is there, and was written just now. */
    Map<String, String> scraped() {
        return service.isScraped() ? Map.of(series(), "1x*") : Map.of(readSeries(), NOW);
    }

    String series() {
        return Promql.series(
                "up", Series.labels("job", JOB, "service", service.name(), "instance", "exporter.example:8080"));
    }
}
