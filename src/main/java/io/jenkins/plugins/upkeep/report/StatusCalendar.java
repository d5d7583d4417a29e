package io.jenkins.plugins.upkeep.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How things went day by day: a table with a row for each thing and a column for each day. What was not well has a letter
 * besides its colour, and is listed in words below; on a narrow screen the table scrolls by itself.
 */
final class StatusCalendar {
    private static final int MOST_DAYS = 400;
    private static final int NARROW = 4;
    private static final int WIDE = 14;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final View.Calendar calendar;
    private final List<LocalDate> days;

    private StatusCalendar(View.Calendar calendar) {
        this.calendar = calendar;
        var count = Math.min(MOST_DAYS, ChronoUnit.DAYS.between(calendar.from(), calendar.to()) + 1);
        this.days =
                LongStream.range(0, count).mapToObj(calendar.from()::plusDays).toList();
    }

    static Html of(View.Calendar calendar) {
        return calendar.rows().isEmpty() || calendar.to().isBefore(calendar.from())
                ? Html.of("p", "calm").text("No days yet.")
                : new StatusCalendar(calendar).figure();
    }

    private Html figure() {
        var rows = calendar.rows().stream().map(this::row).toList();
        var table = Html.of("table", "days")
                .add(Html.of("thead").add(months(), sundays()))
                .add(Html.of("tbody").add(rows));
        var scroll = Html.of("div", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", calendar.title())
                .add(table);
        return Html.of("figure", "view", "calendar").add(legend(), scroll, inWords());
    }

    private static Html legend() {
        var entries = Stream.concat(
                        Stream.of(Status.values()).map(status -> entry(mark(status, ""), word(status))),
                        Stream.of(entry(Html.of("span", "day", "day-none"), "nothing ran")))
                .toList();
        return Html.of("ul", "legend").add(entries);
    }

    private static Html entry(Html sample, String words) {
        return Html.of("li").add(sample, Html.of("span").text(words));
    }

    private Html months() {
        var counts = days.stream().collect(Collectors.groupingBy(YearMonth::from, TreeMap::new, Collectors.counting()));
        var cells = new ArrayList<Html>();
        cells.add(Html.of("td"));
        counts.forEach((month, count) -> cells.add(Html.of("th", "month")
                .with("scope", "colgroup")
                .with("colspan", count.toString())
                .text(name(month, count))));
        return Html.of("tr").add(cells);
    }

    /** What fits above the days of a month. */
    private static String name(YearMonth month, long days) {
        if (days < NARROW) {
            return "";
        }
        return (days < WIDE ? SHORT_MONTH : MONTH).format(month);
    }

    private Html sundays() {
        var cells = new ArrayList<Html>();
        cells.add(Html.of("th").with("scope", "col").text("Task"));
        for (var day : days) {
            cells.add(Html.of("th", edges(day))
                    .with("scope", "col")
                    .with("title", DAY.format(day))
                    .text(isSunday(day) ? Integer.toString(day.getDayOfMonth()) : ""));
        }
        return Html.of("tr", "sundays").add(cells);
    }

    private Html row(View.CalendarRow row) {
        Map<LocalDate, View.DayMark> marks = row.days().stream()
                .collect(Collectors.toMap(View.DayMark::day, Function.identity(), (first, second) -> second));
        var cells = new ArrayList<Html>();
        cells.add(Html.of("th").with("scope", "row").add(Html.foreign(row.label())));
        for (var day : days) {
            var cell = Html.of("td", edges(day));
            var mark = marks.get(day);
            cells.add(mark == null ? cell : cell.add(mark(mark.status(), title(row, mark))));
        }
        return Html.of("tr").add(cells);
    }

    private static String title(View.CalendarRow row, View.DayMark mark) {
        return DAY.format(mark.day()) + ", " + row.label() + ": " + mark.status()
                + (mark.note().isEmpty() ? "" : ", " + mark.note());
    }

    private static Html mark(Status status, String title) {
        var mark = Html.of(
                "span", "day", Badge.tone(status), "day-" + status.name().toLowerCase(Locale.ROOT));
        return (title.isEmpty() ? mark : mark.with("title", title)).text(letter(status));
    }

    private static String letter(Status status) {
        return switch (status) {
            case OK -> "·";
            case WARNING -> "W";
            case UNKNOWN -> "?";
            case CRITICAL -> "C";
        };
    }

    private static String word(Status status) {
        return status == Status.OK ? "OK" : status.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isSunday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String edges(LocalDate day) {
        return (isSunday(day) ? "sunday" : "weekday") + (day.getDayOfMonth() == 1 ? " month-start" : "");
    }

    /** The same in words, for who sees no table. */
    private Html inWords() {
        var items = calendar.rows().stream().map(this::words).toList();
        return Html.of("details", "in-words")
                .add(Html.of("summary").text("The same in words"))
                .add(Html.of("ul").add(items));
    }

    private Html words(View.CalendarRow row) {
        var well =
                row.days().stream().filter(mark -> mark.status() == Status.OK).count();
        var rest = row.days().stream()
                .filter(mark -> mark.status() != Status.OK)
                .map(mark -> SHORT_DAY.format(mark.day()) + " " + word(mark.status())
                        + (mark.note().isEmpty() ? "" : " (" + mark.note() + ")"))
                .collect(Collectors.joining(", "));
        return Html.of("li")
                .add(Html.of("strong").add(Html.foreign(row.label())))
                .text(": ")
                .add(Html.foreign(well + (well == 1 ? " day" : " days") + " OK" + (rest.isEmpty() ? "" : "; " + rest)));
    }
}
