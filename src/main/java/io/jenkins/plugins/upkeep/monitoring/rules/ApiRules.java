package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules on the API of a service: by its access log where that is followed, else by what the health check measures. */
final class ApiRules {
    private static final double MINUTE = 60;
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final String NAME = "HighAPIResponseTime";
    private static final String SLOW =
            "See which routes are slow (upkeep api-performance), then the database's longest queries and the load of the host"
                    + " (upkeep health-check).";

    private final MonitoredService service;

    ApiRules(MonitoredService service) {
        this.service = service;
    }

    List<AlertRule> rules() {
        var rules = new ArrayList<AlertRule>();
        if (service.has(Part.REQUEST_TIMES)) {
            rules.add(average());
        } else if (!service.endpoints().isEmpty()) {
            rules.add(probed());
        }
        // More than all cannot fail.
        if (service.has(Part.ACCESS_LOG) && service.limits().errorRate() < 1) {
            rules.add(errors());
        }
        return rules;
    }

    private AlertRule average() {
        var sum = Vocabulary.API_DURATION.name() + "_sum";
        var count = Vocabulary.API_DURATION.name() + "_count";
        var limit = service.limits().average().toMillis() / 1e3;
        var over = 2 * limit < MINUTE ? 2 * limit : Math.floor(2 * limit) + 0.5;
        return AlertRule.named(NAME)
                .when(rate(sum, "") + " / " + rate(count, "") + " > " + Promql.number(limit))
                .hold(HOLD)
                .says(
                        "{{ $labels.service }} answers slowly",
                        "In the last 5 minutes a request took {{ $value | humanizeDuration }} on average, more than "
                                + Promql.duration(service.limits().average()) + ". " + SLOW)
                .fires(requests(sum, count, over), Map.of("service", service.name()), shown(over))
                .isQuiet(requests(sum, count, limit / 2))
                .isQuiet(requests(sum, count, 0))
                .build();
    }

    private String rate(String metric, String more) {
        return "sum by (service) (rate(" + metric + "{" + service.selector() + more + "}[5m]))";
    }

    /** A hundred requests a minute. */
    private Map<String, String> requests(String sum, String count, double seconds) {
        var labels = Series.labels("service", service.name(), "method", "GET", "endpoint", "/health");
        return Map.of(
                Promql.series(sum, labels),
                "0+" + Promql.number(100 * seconds) + "x60",
                Promql.series(count, labels),
                "0+100x60");
    }

    /** As Prometheus writes a time for people. */
    private static String shown(double seconds) {
        if (seconds >= MINUTE) {
            return Series.humanized(Duration.ofMillis(Math.round(seconds * 1e3)));
        }
        return seconds >= 1 ? Series.general(seconds) + "s" : Series.general(seconds * 1e3) + "ms";
    }

    private AlertRule probed() {
        var each = service.endpoints().stream().map(this::slow).collect(Collectors.joining(" or "));
        var first = service.endpoints().get(0);
        var limit = first.maxTime().toMillis() / 1e3;
        var fine = new LinkedHashMap<String, String>();
        service.endpoints().forEach(endpoint -> fine.put(median(endpoint), Series.always(0.001)));
        return AlertRule.named(NAME)
                .when(each)
                .says(
                        "{{ $labels.subject }} of {{ $labels.service }} answers slowly",
                        "The last health check saw a median of {{ $value | humanizeDuration }}, more than maxTime allows. "
                                + SLOW)
                .fires(
                        Series.with(fine, median(first), Series.always(2 * limit)),
                        Map.of("service", service.name(), "subject", subject(first)),
                        shown(2 * limit))
                .isQuiet(fine)
                .build();
    }

    private String slow(Endpoint endpoint) {
        return "max by (service, subject) (" + median(endpoint) + ") > "
                + Promql.number(endpoint.maxTime().toMillis() / 1e3);
    }

    private String median(Endpoint endpoint) {
        return Promql.series(
                Vocabulary.MEASUREMENT.name(),
                Series.labels(
                        "service",
                        service.name(),
                        "task",
                        "health-check",
                        "name",
                        Vocabulary.ENDPOINT_MEDIAN,
                        "subject",
                        subject(endpoint)));
    }

    /** As the health check names it. */
    private static String subject(Endpoint endpoint) {
        return "endpoint " + endpoint.name();
    }

    private AlertRule errors() {
        var metric = Vocabulary.API_REQUESTS.name();
        var limit = service.limits().errorRate();
        return AlertRule.named("HighAPIErrorRate")
                .when(rate(metric, ",code=\"5xx\"") + " / " + rate(metric, "") + " > " + Promql.number(limit))
                .hold(HOLD)
                .critical()
                .says(
                        "{{ $labels.service }} fails to answer requests",
                        "In the last 5 minutes {{ $value | humanizePercentage }} of the requests were answered with 5xx. Look at the"
                                + " service's log (upkeep emergency-check), at its dependencies, and at what was changed last.")
                .fires(answers(metric, 1), Map.of("service", service.name()), "100%")
                .isQuiet(answers(metric, limit / 2))
                .isQuiet(answers(metric, 0))
                .build();
    }

    /** A hundred a minute, of which a part fails. */
    private Map<String, String> answers(String metric, double failed) {
        return Map.of(
                code(metric, "2xx"),
                "0+" + Promql.number(100 * (1 - failed)) + "x60",
                code(metric, "5xx"),
                "0+" + Promql.number(100 * failed) + "x60");
    }

    private String code(String metric, String code) {
        return Promql.series(
                metric, Series.labels("service", service.name(), "method", "GET", "endpoint", "/health", "code", code));
    }
}
