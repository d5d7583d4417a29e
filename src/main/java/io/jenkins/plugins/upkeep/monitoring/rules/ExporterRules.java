package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules on the monitoring itself: a rule on numbers that are not there stays silent for ever. */
final class ExporterRules {
    private static final Duration WHILE = Duration.ofMinutes(10);

    private final MonitoredService service;
    private final Guard guard;
    private final Map<String, String> ours;

    ExporterRules(MonitoredService service) {
        this.service = service;
        this.guard = new Guard(service);
        this.ours = Series.labels("service", service.name());
    }

    List<AlertRule> rules() {
        var rules = new ArrayList<AlertRule>();
        if (service.isScraped()) {
            rules.add(down());
            rules.add(absent());
        } else {
            rules.add(noFile());
            rules.add(oldFile());
        }
        rules.add(source());
        if (service.has(Part.ACCESS_LOG)) {
            rules.add(unread());
        }
        absent(rules, Part.DATABASE, "UpkeepDatabaseMetricAbsent", Vocabulary.DATABASE_UP);
        absent(rules, Part.REDIS, "UpkeepRedisMetricAbsent", Vocabulary.REDIS_UP);
        absent(rules, Part.HOST, "UpkeepMemoryMetricAbsent", Vocabulary.MEMORY_USED);
        absent(rules, Part.ACCESS_LOG, "UpkeepAccessLogMetricAbsent", Vocabulary.LOG_FILES);
        return rules;
    }

    private AlertRule down() {
        return AlertRule.named("UpkeepExporterDown")
                .when(guard.up() + " == 0")
                .hold(Duration.ofMinutes(5))
                .critical()
                .says(
                        "The exporter of {{ $labels.service }} does not answer",
                        "Nothing of what Upkeep knows reaches Prometheus, and no other rule of it fires. See whether upkeep exporter runs"
                                + " and what it said last, and start it.")
                .fires(Map.of(guard.series(), "1 0x20"), ours)
                .isQuiet(Map.of(guard.series(), "1x20"))
                .build();
    }

    private AlertRule absent() {
        return AlertRule.named("UpkeepExporterUnknown")
                .when("absent(" + Promql.series("up", Series.labels("job", "upkeep", "service", service.name())) + ")")
                .hold(WHILE)
                .critical()
                .says(
                        "Prometheus does not scrape the exporter of {{ $labels.service }}",
                        "It has no such target: see whether prometheus.yml still has the job upkeep with the label service, and reload"
                                + " Prometheus.")
                .fires(Map.of(), Map.of("job", "upkeep", "service", service.name()))
                .isQuiet(Map.of(guard.series(), "0x30"))
                .build();
    }

    private AlertRule noFile() {
        return AlertRule.named("UpkeepTextfileAbsent")
                .when("absent(" + guard.readSeries() + ")")
                .hold(WHILE)
                .critical()
                .says(
                        "Prometheus does not see the file of {{ $labels.service }} for the node exporter",
                        "Nothing of what Upkeep knows reaches Prometheus, and no other rule of it fires. See whether the file"
                                + " monitoring.textfile is there, whether the node exporter runs and reads its folder"
                                + " (--collector.textfile.directory), and whether Prometheus reaches the node exporter.")
                .fires(Map.of(), ours)
                .isQuiet(Map.of(guard.readSeries(), "0x*"))
                .build();
    }

    /** What is judged at present needs a timer; for the rest, the file that each run of a task writes is enough. */
    private AlertRule oldFile() {
        var limit = service.isJudgedAtPresent()
                ? Guard.PRESENT
                : service.tasks().values().stream()
                        .sorted()
                        .findFirst()
                        .orElse(Cadence.DAILY)
                        .overdue();
        var meaning = service.isJudgedAtPresent()
                ? "Rules on the database, Redis, memory and figures say nothing meanwhile. Have a timer write it every five minutes"
                        + " (upkeep exporter --textfile FILE), and see what that says."
                : "Each run of a task writes it: see whether tasks run, and what they say of monitoring.textfile.";
        return AlertRule.named("UpkeepTextfileOld")
                .when(guard.age() + " > " + Promql.seconds(limit))
                .says(
                        "The file of {{ $labels.service }} for the node exporter was written {{ $value | humanizeDuration }} ago",
                        meaning)
                .fires(
                        Map.of(guard.readSeries(), Series.ago(limit.plusHours(1))),
                        ours,
                        Series.humanized(limit.plusHours(1)))
                .isQuiet(Map.of(guard.readSeries(), Series.ago(limit.dividedBy(2))))
                .build();
    }

    private AlertRule source() {
        var metric = Vocabulary.SOURCE_UP.name();
        var series = Promql.series(metric, Series.labels("service", service.name(), "source", "tasks"));
        var failing = Map.of(series, "1 0x30");
        var unreadable = "max by (service, source) (" + metric + "{" + service.selector() + "}) == 0";
        var draft = AlertRule.named("UpkeepSourceUnreadable")
                .when(service.isJudgedAtPresent() ? guard.atPresent(unreadable) : unreadable)
                .hold(WHILE)
                .beside(guard.scraped())
                .says(
                        "The exporter of {{ $labels.service }} cannot read {{ $labels.source }}",
                        "Its numbers are missing, and rules on them say nothing. The exporter's log says why: often a folder or a log that"
                                + " its account may not read.")
                .fires(failing, Map.of("service", service.name(), "source", "tasks"))
                .isQuiet(Map.of(series, "1x30"));
        return (service.isJudgedAtPresent() ? guard.quietByOldNumbers(draft, failing) : draft).build();
    }

    private AlertRule unread() {
        var metric = Vocabulary.LOG_UNREAD.name();
        var labels = Map.of("service", service.name(), "reason", "unreadable");
        var series = Promql.series(metric, Series.labels("service", service.name(), "reason", "unreadable"));
        return AlertRule.named("UpkeepAccessLogUnread")
                .when("max by (service, reason) (" + metric + "{" + service.selector() + "}) > 0")
                .hold(WHILE)
                .says(
                        "Access logs of {{ $labels.service }} are not followed: {{ $labels.reason }}",
                        "Requests in them are counted nowhere, and rules on the API do not see them. The exporter's log names them: give"
                                + " its account the right to read them, or name fewer in api.accessLogs.files.")
                .fires(Map.of(series, "0 1x30"), labels)
                .isQuiet(Map.of(series, "0x30"))
                .isQuiet(Map.of(series, "0 1 0 0 1 0x30"))
                .build();
    }

    private void absent(List<AlertRule> rules, Part part, String name, Metric metric) {
        // Nobody follows a log for a file that is written once.
        var written = service.isScraped() || part != Part.ACCESS_LOG;
        if (service.has(part) && written) {
            rules.add(absent(name, metric));
        }
    }

    private AlertRule absent(String name, Metric metric) {
        var series = Promql.series(metric.name(), ours);
        return AlertRule.named(name)
                .when(guard.whileScraped("absent(" + series + ")"))
                .hold(WHILE)
                .says(
                        "{{ $labels.service }} has no " + metric.name(),
                        "Rules on it say nothing. See whether the exporter was started with the upkeep.yaml that these rules were made of,"
                                + " and what its log says.")
                .beside(guard.scraped())
                .fires(Map.of(), ours)
                .isQuiet(Map.of(series, "0x*"))
                .build();
    }
}
