package io.jenkins.plugins.upkeep.monitoring.rules;

import static java.util.Map.entry;

import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules on the tasks of a service. */
final class TaskRules {
    /** So long somebody has who sets it up. */
    static final Duration FIRST_HOURS = Duration.ofHours(6);

    /** A task that no schedule runs. */
    private static final String BY_HAND = "rollback-to";

    private final MonitoredService service;
    private final Guard guard;

    TaskRules(MonitoredService service) {
        this.service = service;
        this.guard = new Guard(service);
    }

    List<AlertRule> rules() {
        if (service.tasks().isEmpty()) {
            return List.of();
        }
        var rules = new ArrayList<AlertRule>();
        rules.add(critical());
        rules.add(unknown());
        Stream.of(Cadence.values())
                .filter(service.tasks()::containsValue)
                .map(this::overdue)
                .forEach(rules::add);
        rules.add(neverRan());
        rules.add(unreadable());
        return rules;
    }

    private String any() {
        return service.tasks().keySet().stream().sorted().findFirst().orElseThrow();
    }

    /**
     * What a schedule runs. What people run by hand, and the summaries of several tasks, keep the status of their last run until
     * somebody runs them again: an alert on them would stay although all is well.
     */
    private String periodic() {
        var tasks = service.tasks().keySet().stream().sorted().collect(Collectors.joining("|"));
        return service.selector() + ",task=~\"" + tasks + "\"";
    }

    private Map<String, String> labels(String task) {
        return Map.ofEntries(entry("service", service.name()), entry("task", task));
    }

    private AlertRule critical() {
        var findings = Vocabulary.FINDINGS.name();
        var series = Promql.series(
                findings, Series.labels("service", service.name(), "task", any(), "severity", "critical"));
        return AlertRule.named("UpkeepFindingsCritical")
                .when("sum by (service, task) (" + findings + "{" + periodic() + ",severity=\"critical\"}) > 0")
                .critical()
                .says(
                        "{{ $labels.task }} of {{ $labels.service }} found what needs action now",
                        "The last run has {{ $value }} critical findings. Open its report.html: the first finding says what to do."
                                + " Then run upkeep {{ $labels.task }} again, which ends this alert when all is well.")
                .fires(Map.of(series, "0 0 2x20"), labels(any()), "2")
                .isQuiet(Map.of(series, "0x20"))
                .isQuiet(Map.of(
                        Promql.series(
                                findings,
                                Series.labels("service", service.name(), "task", BY_HAND, "severity", "critical")),
                        "2x20"))
                .build();
    }

    private AlertRule unknown() {
        var status = Vocabulary.LAST_STATUS.name();
        var series = Promql.series(status, Series.labels("service", service.name(), "task", any()));
        return AlertRule.named("UpkeepTaskFailed")
                .when("max by (service, task) (" + status + "{" + periodic() + "}) == 3")
                .says(
                        "{{ $labels.task }} of {{ $labels.service }} could not run, or not look",
                        "Nobody knows whether all is well. Read the verdict in its report.html, remove the cause that it names, and"
                                + " run upkeep {{ $labels.task }} again.")
                .fires(Map.of(series, "0 0 3x20"), labels(any()))
                .isQuiet(Map.of(series, "1x20"))
                .isQuiet(Map.of(series, "2x20"))
                .isQuiet(Map.of(
                        Promql.series(status, Series.labels("service", service.name(), "task", BY_HAND)), "3x20"))
                .build();
    }

    /** By the end of the last run: one that takes hours begins as long before the next one ends. */
    private AlertRule overdue(Cadence cadence) {
        var last = Vocabulary.LAST_END.name();
        var tasks = tasks(cadence);
        var limit = cadence.overdue();
        var of = Series.labels("service", service.name(), "task", tasks.get(0));
        var series = Promql.series(last, of);
        var begun = Promql.series(Vocabulary.LAST_RUN.name(), of);
        var draft = AlertRule.named("Upkeep" + cadence.title() + "TaskOverdue")
                .when("time() - max by (service, task) (" + last + "{" + service.selector() + ",task=~\""
                        + String.join("|", tasks) + "\"}) > " + Promql.seconds(limit))
                .says(
                        "{{ $labels.task }} of {{ $labels.service }} has not run for {{ $value | humanizeDuration }}",
                        "It is to run " + cadence.word()
                                + ". See whether its job is disabled, waits for an agent or an approval, or"
                                + " its cron entry is gone; then run upkeep {{ $labels.task }} by hand.");
        return draft.fires(
                        Map.of(begun, Series.ago(limit.plusHours(5)), series, Series.ago(limit.plusHours(1))),
                        labels(tasks.get(0)),
                        Series.humanized(limit.plusHours(1)))
                .isQuiet(Map.of(series, Series.ago(limit.minusHours(1))))
                .isQuiet(Map.of(begun, Series.ago(limit.plusHours(3)), series, Series.ago(limit.minusHours(1))))
                .build();
    }

    private List<String> tasks(Cadence cadence) {
        return service.tasks().entrySet().stream()
                .filter(task -> task.getValue() == cadence)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private AlertRule unreadable() {
        var metric = Vocabulary.HISTORY_UP.name();
        var series = Promql.series(metric, Series.labels("service", service.name(), "task", any()));
        return AlertRule.named("UpkeepHistoryUnreadable")
                .when("max by (service, task) (" + metric + "{" + service.selector() + "}) == 0")
                .hold(Duration.ofMinutes(10))
                .says(
                        "What {{ $labels.task }} of {{ $labels.service }} remembers cannot be read",
                        "Its numbers are missing or old, and rules on them say nothing. The exporter's log says why: give its account the"
                                + " right to read history.jsonl in the folder of the task's reports, or move a damaged one away.")
                .fires(Map.of(series, "1 0x30"), labels(any()))
                .isQuiet(Map.of(series, "1x30"))
                .build();
    }

    /** One expression for all, so that a case of one task need not know of the others' alerts. */
    private AlertRule neverRan() {
        var last = Vocabulary.LAST_RUN.name();
        var tasks = service.tasks().keySet().stream().sorted().toList();
        var each = tasks.stream()
                .map(task -> "absent(" + last + "{" + service.selector() + ",task=\"" + task + "\"})")
                .collect(Collectors.joining(" or "));
        var others = tasks.stream()
                .skip(1)
                .collect(Collectors.toMap(
                        task -> Promql.series(last, Series.labels("service", service.name(), "task", task)),
                        task -> "1x*"));
        var first = Promql.series(last, Series.labels("service", service.name(), "task", tasks.get(0)));
        return AlertRule.named("UpkeepTaskNeverRan")
                .when(guard.whileScraped("(" + each + ")"))
                .hold(FIRST_HOURS)
                .says(
                        "{{ $labels.task }} of {{ $labels.service }} has never run",
                        "upkeep.yaml has what it looks after, and no report of it is known. Schedule it, or see whether upkeep exporter"
                                + " reads the folder in which its reports are (--reports); to begin with, run upkeep"
                                + " {{ $labels.task }} by hand.")
                .beside(guard.scraped())
                .fires(others, labels(tasks.get(0)))
                .isQuiet(Series.with(others, first, "1x*"))
                .build();
    }
}
