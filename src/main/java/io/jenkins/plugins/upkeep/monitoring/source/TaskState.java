package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.EarlierRun.Measured;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A task of a service at one moment.
 *
 * @param service the service
 * @param task the task
 * @param history its runs, at least one
 * @param now the moment
 */
record TaskState(String service, String task, History history, Instant now) {
    /** Numbers of one task: what rules need comes first, then those of the whole, then those of its parts. */
    private static final int MOST_MEASUREMENTS = 200;

    /** Those that are one number of a task, or none. */
    private static final Map<Metric, Function<TaskState, Optional<Double>>> NUMBERS = numbers();

    static List<Family> families(List<TaskState> tasks) {
        var families = new ArrayList<Family>();
        NUMBERS.forEach((metric, value) -> families.add(gauge(metric, tasks, value)));
        families.add(Family.of(Vocabulary.FINDINGS, tasks.stream().flatMap(TaskState::findings)));
        families.add(Family.of(Vocabulary.MEASUREMENT, tasks.stream().flatMap(TaskState::measurements)));
        return families;
    }

    private static Map<Metric, Function<TaskState, Optional<Double>>> numbers() {
        var numbers = new LinkedHashMap<Metric, Function<TaskState, Optional<Double>>>();
        numbers.put(Vocabulary.LAST_STATUS, state -> Optional.of(state.lastStatus()));
        numbers.put(
                Vocabulary.LAST_RUN, state -> Optional.of(seconds(state.last().started())));
        numbers.put(
                Vocabulary.LAST_END, state -> Optional.of(seconds(state.last().ended())));
        numbers.put(Vocabulary.LAST_SUCCESS, state -> state.lastSuccess().map(TaskState::seconds));
        numbers.put(Vocabulary.DURATION, state -> state.last().duration().map(TaskState::seconds));
        numbers.put(Vocabulary.NEWEST_BACKUP, state -> state.newestBackup().map(TaskState::seconds));
        numbers.put(
                Vocabulary.NEWEST_BACKUP_END, state -> state.newestBackupEnd().map(TaskState::seconds));
        numbers.put(Vocabulary.RESTORED_BACKUP, state -> state.restoredBackup().map(TaskState::seconds));
        numbers.put(Vocabulary.BACKUP_AGE, state -> state.newestBackup().map(state::age));
        numbers.put(Vocabulary.RTO, state -> state.newest("rto"));
        numbers.put(Vocabulary.RPO, state -> state.newest("rpo"));
        return numbers;
    }

    private double lastStatus() {
        return last().status().exitStatus();
    }

    private double age(Instant moment) {
        return seconds(Duration.between(moment, now));
    }

    private static Family gauge(Metric metric, List<TaskState> tasks, Function<TaskState, Optional<Double>> value) {
        return Family.of(
                metric,
                tasks.stream()
                        .flatMap(state -> value.apply(state).stream()
                                .map(number -> Sample.of(number, state.service, state.task))));
    }

    private EarlierRun last() {
        return history.last().orElseThrow();
    }

    private Optional<Instant> lastSuccess() {
        return history.runs().stream()
                .filter(run -> run.status().compareTo(Status.UNKNOWN) < 0)
                .map(EarlierRun::started)
                .reduce((earlier, later) -> later);
    }

    private Optional<Instant> newestBackup() {
        return VerifiedSet.newest(history.facts()).map(VerifiedSet::started);
    }

    private Optional<Instant> newestBackupEnd() {
        return history.remembering()
                .filter(run -> VerifiedSet.newest(run.facts()).isPresent())
                .map(EarlierRun::ended);
    }

    private Optional<Instant> restoredBackup() {
        return VerifiedSet.newestRestored(history.facts()).map(VerifiedSet::started);
    }

    private Optional<Double> newest(String measurement) {
        return history.numbers(measurement, "").stream()
                .map(History.Point::value)
                .reduce((earlier, later) -> later);
    }

    /** Only those that need attention are remembered. */
    private Stream<Sample> findings() {
        return Stream.of(Severity.values())
                .filter(severity -> severity != Severity.INFO)
                .map(severity -> Sample.of(
                        (double) last().problems().stream()
                                .filter(problem -> problem.severity() == severity)
                                .count(),
                        service,
                        task,
                        severity.name().toLowerCase(Locale.ROOT)));
    }

    private Stream<Sample> measurements() {
        var once = new LinkedHashMap<List<String>, Double>();
        last().numbers().stream()
                .sorted(Comparator.comparing(
                                (Measured number) -> !Vocabulary.NEEDED_MEASUREMENTS.contains(number.name()))
                        .thenComparing(number -> !number.subject().isEmpty()))
                .limit(MOST_MEASUREMENTS)
                .forEach(number ->
                        once.putIfAbsent(List.of(service, task, number.name(), number.subject()), number.value()));
        return once.entrySet().stream().map(number -> Sample.of(number.getValue(), number.getKey()));
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1e3;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
