package io.jenkins.plugins.upkeep.cli.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days of a demo, in UTC, and what is due on each.
 *
 * @param first the first day
 * @param days how many there are
 */
record Quarter(LocalDate first, int days) {
    /** Thirteen weeks. */
    static final int USUAL = 91;

    /** The cadence that ends it. */
    static final String LAST = "quarterly";

    /** How long after midnight a day's cadences have surely begun, so that none is in the future. */
    private static final Duration NIGHT = Duration.ofHours(6);

    private static final LocalTime DAILY = LocalTime.of(2, 25);

    /** The days that end with the given one. */
    static Quarter until(LocalDate last, int days) {
        return new Quarter(last.minusDays(days - 1L), days);
    }

    /** Those that end today, or yesterday while it is night. */
    static Quarter untilNow(Clock clock) {
        return until(LocalDate.ofInstant(clock.instant().minus(NIGHT), ZoneOffset.UTC), USUAL);
    }

    LocalDate last() {
        return first.plusDays(days - 1L);
    }

    Stream<LocalDate> eachDay() {
        return first.datesUntil(last().plusDays(1));
    }

    /** The days on which something is due once a week. */
    static boolean isWeekly(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The cadences that are due on a day, in their order: that of the day always, that of the quarter on the last day. */
    List<String> due(LocalDate day) {
        var due = new ArrayList<>(List.of("daily"));
        if (isWeekly(day)) {
            due.add("weekly");
        }
        if (day.getDayOfMonth() == 1) {
            due.add("monthly");
        }
        if (day.equals(last())) {
            due.add(LAST);
        }
        return due;
    }

    /** When the daily tasks of a day begin; the day before has been lived until then. */
    static Instant start(LocalDate day) {
        return day.atTime(DAILY).toInstant(ZoneOffset.UTC);
    }

    /**
     * A clock that goes on from a moment as time passes.
     *
     * @param day the day
     * @param cadence which of the cadences due that day, from 0; each begins an hour after the one before
     */
    static Clock clock(LocalDate day, int cadence) {
        var moment = start(day).plus(Duration.ofHours(cadence));
        var machine = Clock.systemUTC();
        return Clock.offset(machine, Duration.between(machine.instant(), moment));
    }
}
