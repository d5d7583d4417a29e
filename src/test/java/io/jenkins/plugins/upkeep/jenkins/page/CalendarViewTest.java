package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarViewTest {
    @Test
    void shouldPutFirstWhatNeedsSomeone() {
        // Given
        var jobs = List.of(
                seen("b", Schedule.NEVER, Entries.run(1, "t", Status.OK, Duration.ofDays(1))),
                seen("a", Schedule.NEVER, Entries.run(1, "t", Status.OK, Duration.ofDays(1))),
                seen("c", Schedule.NEVER, Entries.run(1, "t", Status.WARNING, Duration.ofDays(1))),
                seen("d", Schedule.NEVER, Entries.run(1, "t", Status.CRITICAL, Duration.ofDays(1))),
                seen("e", Schedule.NEVER, Entries.run(1, "t", Status.UNKNOWN, Duration.ofDays(1))));

        // When
        var calendar = view(jobs);

        // Then
        assertThat(calendar.getRows()).extracting(CalendarRow::getJob).containsExactly("d", "e", "c", "a", "b");
        assertThat(calendar.getSummary()).isEqualTo("5 jobs: 1 critical, 1 unknown, 1 warning, 2 OK");
        assertThat(calendar.isPlanned()).isFalse();
    }

    @Test
    void shouldSayHowAJobStands() {
        // Given
        Schedule soon = from -> Optional.of(Entries.NOW.plus(Duration.ofHours(3)));
        var job = seen(
                "shop",
                soon,
                Entries.backup(1, Status.OK, Duration.ofHours(26), "restored"),
                Entries.measured(1, "dr-restore-test", Duration.ofHours(2), Map.of("rto", 90.0, "rpo", 7200.0)));

        // When
        var row = view(List.of(job)).getRows().get(0);

        // Then
        assertThat(row.getTaskNames()).isEqualTo("dr-restore-test, verified-backup");
        assertThat(row.getServiceNames()).isEqualTo("shop");
        assertThat(row.getLastAge()).isEqualTo("2 h ago");
        assertThat(row.getNextIn()).isEqualTo("in 3 h");
        assertThat(row.getNextRun()).isEqualTo("2026-11-24T15:00:00Z");
        assertThat(row.getBackupAge()).isEqualTo("26 h");
        assertThat(row.getRto()).isEqualTo("1 min 30 s");
        assertThat(row.getRpoSeconds()).isEqualTo(7200);
    }

    @Test
    void shouldSayWhatIsNotThere() {
        // When
        var row = view(List.of(seen("a", Schedule.NEVER, Entries.backup(1, Status.CRITICAL, Duration.ZERO, "none"))))
                .getRows()
                .get(0);

        // Then
        assertThat(row.getBackupAge()).isEqualTo("none");
        assertThat(row.getNewestVerifiedBackup()).isNull();
        assertThat(row.getNextIn()).isEqualTo("by hand only");
        assertThat(row.getRto()).isEmpty();
        assertThat(row.getRtoSeconds()).isNull();
    }

    @Test
    void shouldShowAJobThatOnlyPlanned() {
        // When
        var row = view(List.of(seen("a", Schedule.NEVER, Entries.plan(1, "t", Status.OK, Duration.ZERO))))
                .getRows()
                .get(0);

        // Then
        assertThat(row.getLastAge()).isEqualTo("never");
        assertThat(row.getVerdict()).isEmpty();
    }

    private static CalendarView view(List<CalendarView.Seen> jobs) {
        return CalendarView.of(jobs, Entries.NOW, ZoneOffset.UTC);
    }

    private static CalendarView.Seen seen(String job, Schedule schedule, HistoryEntry... entries) {
        return new CalendarView.Seen(new ScheduledJob(job, "job/" + job + "/", schedule), List.of(entries));
    }
}
