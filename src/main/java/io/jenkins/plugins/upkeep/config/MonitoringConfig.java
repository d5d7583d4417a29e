package io.jenkins.plugins.upkeep.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The monitoring that the service has.
 *
 * @param prometheus where Prometheus answers
 * @param alertmanager where Alertmanager answers
 * @param textfile the file that a node exporter shows instead of an exporter of ours
 * @param scrape where Prometheus finds what it scrapes
 * @param metrics figures of the business that the exporter shows
 */
@Place("monitoring")
public record MonitoringConfig(
        @Key("The URL of Prometheus") Optional<URI> prometheus,
        @Key("The URL of Alertmanager") Optional<URI> alertmanager,

        @Key(
                "A file, its name ending in .prom, in which a node exporter finds the metrics; left out where upkeep exporter runs")
        Optional<Path> textfile,

        @Key(value = "Where Prometheus finds what it scrapes, for upkeep monitoring render", defaultValue = "{}")
        Scrape scrape,

        @Key("Figures of the business that the exporter reads from the database")
        List<Metric> metrics) {
    public MonitoringConfig {
        prometheus.ifPresent(url -> Require.web("prometheus", url));
        alertmanager.ifPresent(url -> Require.web("alertmanager", url));
        Require.that(
                textfile.isEmpty() || textfile.get().toString().endsWith(".prom"),
                "textfile",
                "a file whose name ends in .prom, since a node exporter reads no other");
        // Prometheus takes a counter with and without _total for the same metric.
        Require.unique(
                "metrics",
                metrics.stream()
                        .map(metric -> metric.name().replaceFirst("_total$", ""))
                        .toList());
    }

    /**
     * Where Prometheus finds what it scrapes. What the service does not have is not scraped: no Redis without the section redis.
     *
     * @param interval how often
     * @param exporter where upkeep exporter listens
     * @param api the service's own metrics; those of the endpoints' hosts, when empty
     * @param node where the node exporter of the host listens
     * @param postgres where the exporter of PostgreSQL listens
     * @param redis where the exporter of Redis listens
     * @param jenkins where the controller is, where its prometheus plugin is asked
     */
    public record Scrape(
            @Key(value = "How often Prometheus scrapes, 2m at the most", defaultValue = "30s")
            Duration interval,

            @Key(value = "The host and port of upkeep exporter", defaultValue = "localhost:8080")
            String exporter,

            @Key("URLs of the service's own metrics; when left out, /metrics on the hosts of api.endpoints")
            List<URI> api,

            @Key(value = "The host and port of the host's node exporter", defaultValue = "localhost:9100")
            String node,

            @Key(value = "The host and port of the exporter of PostgreSQL", defaultValue = "localhost:9187")
            String postgres,

            @Key(value = "The host and port of the exporter of Redis", defaultValue = "localhost:9121")
            String redis,

            @Key("The URL of Jenkins, where its prometheus plugin is to be scraped")
            Optional<URI> jenkins) {
        private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(2);
        private static final String HOST_AND_PORT = "[^\\s/@]+:\\d{1,5}";

        public Scrape {
            Require.positive("interval", interval);
            Require.that(
                    interval.compareTo(LONGEST_INTERVAL) <= 0,
                    "interval",
                    "not longer than 2m, since Prometheus takes a number for gone after 5 minutes");
            api.forEach(url -> Require.web("api", url));
            place("exporter", exporter);
            place("node", node);
            place("postgres", postgres);
            place("redis", redis);
            jenkins.ifPresent(url -> Require.web("jenkins", url));
        }

        private static void place(String key, String value) {
            Require.that(value.matches(HOST_AND_PORT), key, "a host and a port such as localhost:9100");
        }
    }

    /** What kind of number a figure is. */
    public enum Kind {
        /** It goes up and down. */
        GAUGE,
        /** It only grows. */
        COUNTER
    }

    /**
     * A figure of the business.
     *
     * @param name its name in Prometheus
     * @param help what it tells
     * @param sql the query that gives it
     * @param type whether it only grows
     * @param labels columns of the query that become labels
     * @param timeout how long the query may take
     * @param alert when somebody is told
     */
    public record Metric(
            @Key("The metric's name in Prometheus") String name,
            @Key("What the metric tells") String help,

            @Key(
                    "A query that gives one row with one number, or with labels several rows with those columns and one number; it may"
                            + " only read")
            String sql,

            @Key(value = "gauge, or counter for what only grows, whose name ends in _total", defaultValue = "gauge")
            Kind type,

            @Key("Columns of the query that become labels") List<String> labels,

            @Key(value = "How long the query may take", defaultValue = "5s")
            Duration timeout,

            @Key("The alert rule that upkeep monitoring render makes of it; left out for none")
            Optional<MetricAlert> alert) {
        private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
        private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*";
        private static final String RESERVED = ".*_(info|bucket|created)";
        private static final Set<String> TAKEN =
                Set.of("api_requests", "api_requests_total", "system_memory_usage_percent");
        private static final Set<String> TAKEN_LABELS =
                Set.of("le", "quantile", "job", "instance", "service", "severity", "alertname");
        private static final int MOST_LABELS = 10;
        private static final Duration LONGEST = Duration.ofMinutes(1);

        public Metric {
            labels = List.copyOf(labels);
            Require.that(name.matches(NAME), "name", "letters, digits, _ and :, not a digit first");
            Require.that(!name.startsWith("upkeep_"), "name", "one that does not begin with upkeep_, as our own do");
            Require.that(!TAKEN.contains(name), "name", "another one, which the exporter does not write already");
            Require.that(!name.matches(RESERVED), "name", "one that ends neither in _info, _bucket nor _created");
            Require.that(
                    name.endsWith("_total") == (type == Kind.COUNTER),
                    "name",
                    "one that ends in _total with type: counter, and only then");
            Require.text("help", help);
            Require.text("sql", sql);
            Require.that(
                    labels.stream().allMatch(Metric::isLabel) && new HashSet<>(labels).size() == labels.size(),
                    "labels",
                    "different columns of letters, digits and _, none of them le, quantile, job, instance, service, severity,"
                            + " alertname or beginning with __");
            Require.that(labels.size() <= MOST_LABELS, "labels", "at most " + MOST_LABELS);
            alert.filter(limits -> type == Kind.COUNTER).ifPresent(Metric::requireGrowth);
            Require.positive("timeout", timeout);
            Require.that(timeout.compareTo(LONGEST) <= 0, "timeout", "not longer than 1m");
        }

        private static void requireGrowth(MetricAlert alert) {
            alert.above().ifPresent(limit -> Require.that(limit >= 0, "above", "0 or more: a counter never shrinks"));
            alert.below().ifPresent(limit -> Require.that(limit > 0, "below", "more than 0: a counter never shrinks"));
        }

        private static boolean isLabel(String text) {
            return text.matches(LABEL) && !text.startsWith("__") && !TAKEN_LABELS.contains(text);
        }
    }

    /**
     * When somebody is told of a figure.
     *
     * @param name the alert's name
     * @param above the number above which it fires
     * @param below the number below which it fires
     * @param hold how long it must be so before it fires
     * @param critical whether it is critical, not a warning
     * @param action what to do first
     */
    public record MetricAlert(
            @Key("The alert's name: letters, digits and _") String name,

            @Key("It fires when the figure is above this number")
            Optional<Double> above,

            @Key("It fires when the figure is below this number")
            Optional<Double> below,

            @Key(
                    value = "How long it must be so before the alert fires, 7d at the most",
                    name = "for",
                    defaultValue = "10m")
            Duration hold,

            @Key(value = "Whether it is critical, not a warning", defaultValue = "false")
            boolean critical,

            @Key(value = "What to do first, a sentence", defaultValue = "See what changed in the service, and its log.")
            String action) {
        private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_]*";
        private static final Duration LONGEST = Duration.ofDays(7);

        public MetricAlert {
            Require.that(name.matches(NAME), "name", "letters, digits and _, not a digit first");
            Require.that(!name.startsWith("Upkeep"), "name", "one that does not begin with Upkeep, as our own do");
            Require.that(above.isPresent() || below.isPresent(), "above", "there, or the key below");
            Require.that(
                    above.isEmpty() || below.isEmpty() || below.get() < above.get(),
                    "below",
                    "less than the key above");
            Require.that(!hold.isNegative() && hold.compareTo(LONGEST) <= 0, "for", "from 0s to 7d");
            Require.text("action", action);
        }
    }
}
