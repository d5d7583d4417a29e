package io.jenkins.plugins.upkeep.quality.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opening hours that come again every week: of each day from one to another, or from a day's hour to that of another day.
 *
 * @param first the first day
 * @param last the last day; for hours that run through, the day on which they end
 * @param opens the hour at which a market opens
 * @param closes the hour at which it closes; midnight stands for the end of the day
 * @param through whether the market stays open from the first day to the last
 */
record WeekHours(DayOfWeek first, DayOfWeek last, LocalTime opens, LocalTime closes, boolean through) {
    private static final String DAY = "([A-Z][a-z]{2})";
    private static final String TIME = "(\\d{2}:\\d{2})";
    private static final Pattern DAILY = Pattern.compile(DAY + "(?:-" + DAY + ")? " + TIME + "-" + TIME);
    private static final Pattern THROUGH = Pattern.compile(DAY + " " + TIME + " ?- ?" + DAY + " " + TIME);

    /** Hours as somebody wrote them; empty when they are none. */
    static Optional<WeekHours> parse(String text) {
        try {
            var daily = DAILY.matcher(text);
            if (daily.matches()) {
                var last = daily.group(2) == null ? daily.group(1) : daily.group(2);
                return Optional.of(new WeekHours(
                        day(daily.group(1)), day(last), time(daily.group(3)), time(daily.group(4)), false));
            }
            var through = THROUGH.matcher(text);
            return through.matches()
                    ? Optional.of(new WeekHours(
                            day(through.group(1)),
                            day(through.group(3)),
                            time(through.group(2)),
                            time(through.group(4)),
                            true))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DayOfWeek day(String name) {
        for (var day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException(name + ": is no day of the week");
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** Whether hours begin on a day. */
    boolean beginsOn(LocalDate date) {
        var day = date.getDayOfWeek();
        if (through) {
            return day == first;
        }
        var span = Math.floorMod(last.getValue() - first.getValue(), 7);
        return Math.floorMod(day.getValue() - first.getValue(), 7) <= span;
    }

    LocalDateTime start(LocalDate date) {
        return date.atTime(opens);
    }

    /** When the hours end that begin on a day. Those that close before they open close on the next day. */
    LocalDateTime end(LocalDate date) {
        if (through) {
            var days = Math.floorMod(last.getValue() - first.getValue(), 7);
            var whole = days == 0 && !closes.isAfter(opens) ? 7 : days;
            return date.plusDays(whole).atTime(closes);
        }
        return closes.isAfter(opens) ? date.atTime(closes) : date.plusDays(1).atTime(closes);
    }
}
