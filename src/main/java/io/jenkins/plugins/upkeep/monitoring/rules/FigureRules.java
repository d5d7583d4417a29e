package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.config.MonitoringConfig.Kind;
import io.jenkins.plugins.upkeep.config.MonitoringConfig.Metric;
import io.jenkins.plugins.upkeep.config.MonitoringConfig.MetricAlert;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules on the figures of the business. */
final class FigureRules {
    private static final Duration WHILE = Duration.ofMinutes(10);

    /** Of a counter, what came within this time is judged. */
    private static final String WINDOW = "[1h]";

    private static final int MINUTES = 60;
    private static final Duration LEAD = Duration.ofMinutes(66);

    private final MonitoredService service;
    private final Guard guard;

    FigureRules(MonitoredService service) {
        this.service = service;
        this.guard = new Guard(service);
    }

    List<AlertRule> rules() {
        var rules = new ArrayList<AlertRule>();
        var figures = service.monitoring().metrics();
        if (!figures.isEmpty()) {
            rules.add(unreadable(figures.get(0)));
        }
        figures.forEach(figure -> figure.alert().ifPresent(alert -> rules.add(alert(figure, alert))));
        return rules;
    }

    private AlertRule unreadable(Metric any) {
        var metric = Vocabulary.METRIC_UP.name();
        var labels = Series.labels("service", service.name(), "metric", any.name());
        var series = Promql.series(metric, labels);
        var failing = Map.of(series, "1 0x30");
        var draft = AlertRule.named("UpkeepMetricUnreadable")
                .when(guard.atPresent("max by (service, metric) (" + metric + "{" + service.selector() + "}) == 0"))
                .hold(WHILE)
                .beside(guard.scraped())
                .says(
                        "{{ $labels.metric }} of {{ $labels.service }} cannot be read",
                        "It is missing, and rules on it say nothing. The exporter's log says why: its query in upkeep.yaml fails, takes"
                                + " longer than its timeout, or gives more than one number.")
                .fires(failing, labels)
                .isQuiet(Map.of(series, "1x30"));
        return guard.quietByOldNumbers(draft, failing).build();
    }

    private AlertRule alert(Metric figure, MetricAlert alert) {
        var series = Promql.series(figure.name(), labels(figure));
        var draft = AlertRule.named(alert.name())
                .when(guard.atPresent(condition(figure, alert)))
                .hold(alert.hold())
                .beside(guard.scraped())
                .lead(LEAD)
                .says(
                        figure.name() + " of {{ $labels.service }} "
                                + (isCounter(figure)
                                        ? "grew by {{ $value | humanize }} within an hour"
                                        : "is {{ $value | humanize }}"),
                        AlertText.literal(figure.help() + ": " + bounds(alert) + " is not well. " + alert.action()));
        alert.above().ifPresent(limit -> beyond(draft, figure, Math.rint(limit) + step(limit)));
        alert.below().ifPresent(limit -> beyond(draft, figure, isCounter(figure) ? 0 : Math.rint(limit) - step(limit)));
        draft.isQuiet(Map.of(series, values(figure, within(alert))));
        return (alert.critical() ? draft.critical() : draft).build();
    }

    private static boolean isCounter(Metric figure) {
        return figure.type() == Kind.COUNTER;
    }

    private Map<String, String> labels(Metric figure) {
        var labels = new LinkedHashMap<String, String>();
        figure.labels().forEach(name -> labels.put(name, "some " + name));
        labels.put("service", service.name());
        return labels;
    }

    private String condition(Metric figure, MetricAlert alert) {
        var by = String.join(", ", labels(figure).keySet());
        var series = figure.name() + "{" + service.selector() + "}";
        var value = isCounter(figure)
                ? "sum by (" + by + ") (increase(" + series + WINDOW + "))"
                : "max by (" + by + ") (" + series + ")";
        var conditions = new ArrayList<String>();
        alert.above().ifPresent(limit -> conditions.add(value + " > " + Promql.number(limit)));
        alert.below().ifPresent(limit -> conditions.add(value + " < " + Promql.number(limit)));
        return String.join(" or ", conditions);
    }

    /** Large numbers do not change by 1. */
    private static double step(double limit) {
        return Math.max(1, Math.rint(Math.abs(limit) / 100));
    }

    private static String bounds(MetricAlert alert) {
        var bounds = new ArrayList<String>();
        alert.above().ifPresent(limit -> bounds.add("more than " + Promql.number(limit)));
        alert.below().ifPresent(limit -> bounds.add("less than " + Promql.number(limit)));
        return String.join(" or ", bounds);
    }

    private void beyond(AlertRule.Draft draft, Metric figure, double value) {
        var labels = labels(figure);
        var growth = Math.ceil(value / MINUTES) * MINUTES;
        var firing = Map.of(Promql.series(figure.name(), labels), values(figure, isCounter(figure) ? growth : value));
        draft.fires(firing, labels, Series.humanized(isCounter(figure) ? growth : value));
        guard.quietByOldNumbers(draft, firing);
    }

    /** A gauge with this number, or a counter that grows by it in an hour. */
    private static String values(Metric figure, double value) {
        return isCounter(figure) ? "0+" + Promql.number(value / MINUTES) + "x*" : Series.always(value);
    }

    private static double within(MetricAlert alert) {
        var most = alert.above().orElseGet(() -> alert.below().orElseThrow());
        // Well beyond a limit: a counter's growth is not exact.
        return alert.above().isEmpty()
                ? Math.abs(most) * 2 + MINUTES
                : alert.below().map(least -> (least + most) / 2).orElse(Math.min(most, 0));
    }
}
