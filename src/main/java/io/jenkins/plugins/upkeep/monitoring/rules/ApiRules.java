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
        if (service.has(Part.ACCESS_LOG)) {
            rules.add(errors());
        }
        return rules;
    }

    private AlertRule average() {
        var sum = Vocabulary.API_DURATION.name() + "_sum";
        var count = Vocabulary.API_DURATION.name() + "_count";
        var limit = service.limits().average().toMillis() / 1e3;
        return AlertRule.named(NAME)
                .when(rate(sum, "") + " / " + rate(count, "") + " > " + Promql.number(limit))
                .hold(HOLD)
                .says(
                        "{{ $labels.service }} answers slowly",
                        "In the last 5 minutes a request took {{ $value | humanizeDuration }} on average, more than "
                                + Promql.duration(service.limits().average()) + ". " + SLOW)
                .fires(requests(sum, count, 2 * limit), Map.of("service", service.name()), millis(2 * limit))
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
    private static String millis(double seconds) {
        if (seconds >= 60) {
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
                        millis(2 * limit))
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
                        "api_response_median",
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
                .fires(answers(metric, 50), Map.of("service", service.name()), "50%")
                .isQuiet(answers(metric, 0))
                .build();
    }

    private Map<String, String> answers(String metric, int failures) {
        return Map.of(code(metric, "2xx"), "0+50x60", code(metric, "5xx"), "0+" + failures + "x60");
    }

    private String code(String metric, String code) {
        return Promql.series(
                metric, Series.labels("service", service.name(), "method", "GET", "endpoint", "/health", "code", code));
    }
}
