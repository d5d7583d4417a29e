package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRecordTest {
    @Test
    void shouldPutTheTaskFirstThatEndedWorst() {
        // Given
        var record = JobRecord.of(List.of(
                Entries.run(1, "a", Status.CRITICAL, Duration.ofHours(9)),
                Entries.run(1, "b", Status.UNKNOWN, Duration.ofHours(8)),
                Entries.run(2, "a", Status.OK, Duration.ofHours(2)),
                Entries.run(2, "c", Status.WARNING, Duration.ofHours(1))));

        // Then
        assertThat(record.tasks()).extracting(TaskRecord::task).containsExactly("b", "c", "a");
        assertThat(record.status()).isEqualTo(Status.UNKNOWN);
        assertThat(record.last()).get().extracting(HistoryEntry::task).isEqualTo("c");
    }

    @Test
    void shouldNotTakeAPlanForARun() {
        // Given
        var record = JobRecord.of(List.of(
                Entries.run(1, "a", Status.CRITICAL, Duration.ofHours(9)),
                Entries.plan(2, "a", Status.OK, Duration.ofHours(1)),
                Entries.plan(2, "b", Status.OK, Duration.ofHours(1))));

        // Then
        assertThat(record.status()).isEqualTo(Status.CRITICAL);
        assertThat(record.tasks()).hasSize(1);
    }

    @Test
    void shouldFindTheNewestBackupThatIsVerified() {
        // Given
        var record = JobRecord.of(List.of(
                Entries.backup(1, Status.OK, Duration.ofHours(9), "restored"),
                Entries.backup(2, Status.OK, Duration.ofHours(5), "stored"),
                Entries.backup(3, Status.CRITICAL, Duration.ofHours(1), "none")));

        // Then
        assertThat(record.newestBackup()).contains(Entries.NOW.minus(Duration.ofHours(5)));
    }

    @Test
    void shouldFindNoBackupWhereNoneIsKnown() {
        assertThat(JobRecord.of(List.of()).newestBackup()).isEmpty();
        assertThat(JobRecord.of(List.of(Entries.run(1, "verified-backup", Status.OK, Duration.ZERO)))
                        .newestBackup())
                .isEmpty();
    }

    @Test
    void shouldFindTheNewestMeasurement() {
        // Given
        var record = JobRecord.of(List.of(
                Entries.measured(1, "drill", Duration.ofDays(3), Map.of("rto", 60.0)),
                Entries.measured(2, "drill", Duration.ofDays(2), Map.of("rto", 90.0)),
                Entries.measured(3, "drill", Duration.ofDays(1), Map.of("other", 5.0))));

        // Then
        assertThat(record.newest("rto")).hasValue(90);
        assertThat(record.newest("rpo")).isEmpty();
    }

    @Test
    void shouldTakeAWarningForSuccessAndTheUnknownNot() {
        // Given
        var task = Entries.record(
                Entries.run(1, "a", Status.OK, Duration.ofHours(3)),
                Entries.run(2, "a", Status.WARNING, Duration.ofHours(2)),
                Entries.run(3, "a", Status.UNKNOWN, Duration.ofHours(1)));

        // Then
        assertThat(task.lastSuccess()).get().extracting(HistoryEntry::build).isEqualTo(2);
        assertThat(task.last().build()).isEqualTo(3);
    }
}
