package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void shouldShowTodayAndTheSixDaysThatFollow() {
        // Given
        var nightly = new ScheduledJob("nightly", "job/nightly/", every(Duration.ofDays(1), "2026-01-01T02:00:00Z"));
        var once = new ScheduledJob("once", "job/once/", from -> first("2026-11-26T01:30:00Z", from));

        // When
        var week = Week.of(List.of(nightly, once), moments(ZoneOffset.UTC));

        // Then
        assertThat(week).hasSize(7);
        assertThat(week.get(0).name()).isEqualTo("Tue 24 Nov");
        assertThat(week.get(0).runs()).isEmpty();
        assertThat(week.get(2).runs())
                .extracting(run -> run.hour() + " " + run.job())
                .containsExactly("01:30 once", "02:00 nightly");
        assertThat(week.get(6).runs()).hasSize(1);
    }

    @Test
    void shouldCountTheDaysWhereTheReaderIs() {
        // Given
        var late = new ScheduledJob("late", "job/late/", from -> first("2026-11-24T23:30:00Z", from));

        // When
        var week = Week.of(List.of(late), moments(BERLIN));

        // Then
        assertThat(week.get(0).runs()).isEmpty();
        assertThat(week.get(1).runs()).extracting(PlannedRun::hour).containsExactly("00:30");
    }

    @Test
    void shouldSayHowOftenAJobRunsOnADay() {
        // Given
        var thrice = new ScheduledJob("thrice", "job/a/", every(Duration.ofHours(8), "2026-01-01T02:00:00Z"));
        var often = new ScheduledJob("often", "job/b/", every(Duration.ofMinutes(1), "2026-01-01T00:00:00Z"));

        // When
        var tomorrow = Week.of(List.of(thrice, often), moments(ZoneOffset.UTC)).get(1);

        // Then
        assertThat(tomorrow.runs())
                .extracting(PlannedRun::job, PlannedRun::more)
                .containsExactly(tuple("often", "and often again"), tuple("thrice", "and 2 more"));
    }

    @Test
    void shouldShowTheLongDayOnceWhenTheClocksAreSetBack() {
        // Given
        var hourly = new ScheduledJob("hourly", "job/a/", every(Duration.ofHours(6), "2026-01-01T01:00:00Z"));
        var before = new Moments(Instant.parse("2026-10-24T10:00:00Z"), BERLIN);

        // When
        var week = Week.of(List.of(hourly), before);

        // Then
        assertThat(week).extracting(Day::name).startsWith("Sat 24 Oct", "Sun 25 Oct", "Mon 26 Oct");
        assertThat(week.get(1).runs()).extracting(PlannedRun::hour).containsExactly("02:00");
    }

    private static Moments moments(ZoneId zone) {
        return new Moments(Entries.NOW, zone);
    }

    private static Schedule every(Duration period, String start) {
        var first = Instant.parse(start);
        return from -> {
            var periods = -Math.floorDiv(-Duration.between(first, from).toSeconds(), period.toSeconds());
            return Optional.of(first.plus(period.multipliedBy(periods)));
        };
    }

    private static Optional<Instant> first(String moment, Instant from) {
        return Optional.of(Instant.parse(moment)).filter(at -> !at.isBefore(from));
    }
}
