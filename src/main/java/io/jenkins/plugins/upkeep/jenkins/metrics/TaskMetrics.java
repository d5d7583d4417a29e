package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.jenkins.plugins.upkeep.jenkins.page.JobRecord;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of tasks: a table of them, and how they are filled. */
final class TaskMetrics {
    private static final List<TaskFamilyOfSamples> ALL = List.of(
            new TaskGauge(
                    Vocabulary.LAST_STATUS,
                    state -> OptionalDouble.of(state.task().last().status().exitStatus())),
            new TaskGauge(
                    Vocabulary.LAST_RUN,
                    state -> OptionalDouble.of(seconds(state.task().last().started()))),
            new TaskGauge(
                    Vocabulary.LAST_END,
                    state -> OptionalDouble.of(seconds(state.task().last().ended()))),
            new TaskGauge(
                    Vocabulary.LAST_SUCCESS,
                    state -> moment(state.task().lastSuccess().map(run -> run.started()))),
            new TaskGauge(
                    Vocabulary.DURATION,
                    state -> OptionalDouble.of(state.task().last().seconds())),
            new FindingsGauge(),
            new TaskGauge(Vocabulary.NEWEST_BACKUP, state -> moment(JobRecord.newestBackup(state.task()))),
            new TaskGauge(Vocabulary.NEWEST_BACKUP_END, state -> moment(JobRecord.newestBackupEnd(state.task()))),
            new TaskGauge(Vocabulary.RESTORED_BACKUP, state -> moment(JobRecord.restoredBackup(state.task()))),
            new TaskGauge(Vocabulary.BACKUP_AGE, state -> age(JobRecord.newestBackup(state.task()), state.now())),
            new TaskGauge(Vocabulary.RTO, state -> state.task().newest("rto")),
            new TaskGauge(Vocabulary.RPO, state -> state.task().newest("rpo")));

    private TaskMetrics() {}

    static List<MetricFamilySamples> of(List<TaskState> tasks) {
        return ALL.stream().map(family -> family.of(tasks)).toList();
    }

    private static OptionalDouble moment(Optional<Instant> moment) {
        return moment.map(one -> OptionalDouble.of(seconds(one))).orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble age(Optional<Instant> moment, Instant now) {
        return moment.map(one -> OptionalDouble.of(Duration.between(one, now).toMillis() / 1e3))
                .orElseGet(OptionalDouble::empty);
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1e3;
    }
}
