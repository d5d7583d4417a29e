package io.jenkins.plugins.upkeep.jenkins.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.jenkins.page.Entries;
import io.jenkins.plugins.upkeep.jenkins.page.HistoryEntry;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.report.Status;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    @Test
    void shouldSayHowATaskStands() {
        // Given
        var tasks = List.of(
                state(
                        "shop",
                        Entries.backup(0, Status.OK, Duration.ofHours(50), "restored"),
                        Entries.backup(1, Status.OK, Duration.ofHours(26), "stored"),
                        Entries.backup(2, Status.CRITICAL, Duration.ofHours(2), "none")),
                state(
                        "shop",
                        Entries.measured(
                                1, "dr-restore-test", Duration.ofDays(3), Map.of("rto", 90.0, "rpo", 7200.0))));

        // When
        var families = TaskMetrics.of(tasks);

        // Then
        assertThat(value(families, "upkeep_task_last_status", "verified-backup"))
                .isEqualTo(2);
        assertThat(value(families, "upkeep_task_last_status", "dr-restore-test"))
                .isZero();
        assertThat(value(families, "upkeep_task_last_run_timestamp_seconds", "verified-backup"))
                .isEqualTo((double) Entries.NOW.getEpochSecond() - 7200);
        assertThat(value(families, "upkeep_task_last_success_timestamp_seconds", "verified-backup"))
                .isEqualTo((double) Entries.NOW.getEpochSecond() - 26 * 3600);
        assertThat(value(families, "upkeep_task_last_run_end_timestamp_seconds", "verified-backup"))
                .isEqualTo(Entries.NOW.getEpochSecond() - 7200 + 12.5);
        assertThat(value(families, "upkeep_backup_newest_verified_end_timestamp_seconds", "verified-backup"))
                .isEqualTo(Entries.NOW.getEpochSecond() - 26 * 3600 + 12.5);
        assertThat(value(families, "upkeep_backup_newest_restored_timestamp_seconds", "verified-backup"))
                .isEqualTo((double) Entries.NOW.getEpochSecond() - 50 * 3600);
        assertThat(value(families, "upkeep_backup_newest_verified_age_seconds", "verified-backup"))
                .isEqualTo(26 * 3600);
        assertThat(value(families, "upkeep_rto_seconds", "dr-restore-test")).isEqualTo(90);
        assertThat(value(families, "upkeep_rpo_seconds", "dr-restore-test")).isEqualTo(7200);
        assertThat(value(families, "upkeep_task_duration_seconds", "verified-backup"))
                .isEqualTo(12.5);
    }

    @Test
    void shouldCountTheFindingsOfEachSeverity() {
        // When
        var families = TaskMetrics.of(List.of(state("shop", Entries.run(1, "a", Status.WARNING, Duration.ZERO))));

        // Then
        assertThat(samples(families, "upkeep_task_findings"))
                .extracting(sample -> sample.labelValues.get(3) + " " + sample.value)
                .containsExactlyInAnyOrder("info 0.0", "warning 2.0", "unknown 0.0", "critical 0.0");
    }

    @Test
    void shouldSayNothingOfWhatIsNotKnown() {
        // When
        var families = TaskMetrics.of(List.of(state("shop", Entries.run(1, "a", Status.CRITICAL, Duration.ZERO))));

        // Then
        assertThat(samples(families, "upkeep_task_last_success_timestamp_seconds"))
                .isEmpty();
        assertThat(samples(families, "upkeep_backup_newest_verified_timestamp_seconds"))
                .isEmpty();
        assertThat(samples(families, "upkeep_rto_seconds")).isEmpty();
    }

    @Test
    void shouldDescribeEachMetricOnceByANameOfOurs() {
        // When
        var families = TaskMetrics.of(List.of());

        // Then
        assertThat(families)
                .extracting(family -> family.name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("upkeep_[a-z_]+"));
        assertThat(families).extracting(family -> family.help).allMatch(help -> help.endsWith("."));
        assertThat(families).allMatch(family -> family.samples.isEmpty());
    }

    @Test
    void shouldHaveTheNamesAndWordsOfTheExporter() {
        // When
        var families = TaskMetrics.of(List.of());

        // Then
        assertThat(families.stream().map(family -> family.name + ": " + family.help))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.tasks().stream()
                        .map(metric -> metric.name() + ": " + metric.help())
                        .toList());
    }

    private static TaskState state(String job, HistoryEntry... runs) {
        return new TaskState(job, Entries.record(runs), Entries.NOW);
    }

    private static List<Sample> samples(List<MetricFamilySamples> families, String name) {
        return families.stream()
                .filter(family -> family.name.equals(name))
                .flatMap(family -> family.samples.stream())
                .toList();
    }

    private static double value(List<MetricFamilySamples> families, String name, String task) {
        var found = samples(families, name).stream()
                .filter(sample -> sample.labelValues.get(1).equals(task))
                .toList();
        assertThat(found).as(name).hasSize(1);
        assertThat(found.get(0).labelNames).containsExactly("job", "task", "service");
        return found.get(0).value;
    }
}
