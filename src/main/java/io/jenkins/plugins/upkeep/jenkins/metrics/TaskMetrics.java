package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.jenkins.plugins.upkeep.jenkins.page.JobRecord;
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
                    "upkeep_task_last_status",
                    "How the last run of a task ended: 0 OK, 1 warning, 2 critical, 3 unknown.",
                    state -> OptionalDouble.of(state.task().last().status().exitStatus())),
            new TaskGauge(
                    "upkeep_task_last_run_timestamp_seconds",
                    "When the last run of a task began, in seconds since 1970.",
                    state -> OptionalDouble.of(seconds(state.task().last().started()))),
            new TaskGauge(
                    "upkeep_task_last_success_timestamp_seconds",
                    "When the last run of a task began that was OK or had warnings only, in seconds since 1970.",
                    state -> moment(state.task().lastSuccess().map(run -> run.started()))),
            new TaskGauge(
                    "upkeep_task_duration_seconds",
                    "How long the last run of a task took.",
                    state -> OptionalDouble.of(state.task().last().seconds())),
            new FindingsGauge(),
            new TaskGauge(
                    "upkeep_backup_newest_verified_timestamp_seconds",
                    "When the newest verified backup was begun, in seconds since 1970.",
                    state -> moment(JobRecord.newestBackup(state.task()))),
            new TaskGauge(
                    "upkeep_backup_newest_verified_age_seconds",
                    "How old the newest verified backup is.",
                    state -> age(JobRecord.newestBackup(state.task()), state.now())),
            new TaskGauge(
                    "upkeep_rto_seconds",
                    "How long it took to bring the service back in the last drill.",
                    state -> state.task().newest("rto")),
            new TaskGauge(
                    "upkeep_rpo_seconds",
                    "How much would have been lost at the last drill: the age of the newest verified backup then.",
                    state -> state.task().newest("rpo")));

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
