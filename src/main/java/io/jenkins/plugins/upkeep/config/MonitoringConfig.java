package io.jenkins.plugins.upkeep.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The monitoring that the service has.
 *
 * @param prometheus where Prometheus answers
 * @param alertmanager where Alertmanager answers
 * @param metrics figures of the business that the exporter shows
 */
@Place("monitoring")
public record MonitoringConfig(
        @Key("The URL of Prometheus") Optional<URI> prometheus,
        @Key("The URL of Alertmanager") Optional<URI> alertmanager,

        @Key("Figures of the business that the exporter reads from the database")
        List<Metric> metrics) {
    public MonitoringConfig {
        prometheus.ifPresent(url -> Require.web("prometheus", url));
        alertmanager.ifPresent(url -> Require.web("alertmanager", url));
        Require.unique("metrics", metrics.stream().map(Metric::name).toList());
    }

    /**
     * A figure of the business.
     *
     * @param name its name in Prometheus
     * @param help what it tells
     * @param sql the query that gives it; one row with one number
     */
    public record Metric(
            @Key("The metric's name in Prometheus") String name,
            @Key("What the metric tells") String help,

            @Key("A query that gives one row with one number; it may only read")
            String sql) {
        private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

        public Metric {
            Require.that(name.matches(NAME), "name", "letters, digits, _ and :, not a digit first");
            Require.that(!name.startsWith("upkeep_"), "name", "one that does not begin with upkeep_, as our own do");
            Require.text("help", help);
            Require.text("sql", sql);
        }
    }
}
