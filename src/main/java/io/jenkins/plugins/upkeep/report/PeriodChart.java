package io.jenkins.plugins.upkeep.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Periods of a few things below each other, on one common stretch of days with a line at each new year. Periods differ by
 * colour and by height; labels are text beside them, so they stay sharp at every width.
 */
final class PeriodChart {
    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 14;

    private final View.Periods periods;

    private PeriodChart(View.Periods periods) {
        this.periods = periods;
    }

    static Html of(View.Periods periods) {
        if (periods.rows().isEmpty() || !periods.from().isBefore(periods.to())) {
            return Html.of("p", "calm").text("No periods yet.");
        }
        return new PeriodChart(periods).chart();
    }

    private Html chart() {
        var rows = periods.rows().stream().map(this::row).toList();
        return Html.of("figure", "view", "periods")
                .add(legend(), Html.of("ul", "period-rows").add(rows), axis());
    }

    private Html legend() {
        var entries = new ArrayList<Html>();
        Arrays.stream(View.PeriodKind.values())
                .filter(this::isUsed)
                .forEach(kind -> entries.add(entry(bar(kind, 0, WIDTH), words(kind))));
        today().ifPresent(at -> entries.add(entry(mark("period-today", WIDTH / 2), "today")));
        return Html.of("ul", "legend").add(entries);
    }

    private boolean isUsed(View.PeriodKind kind) {
        return periods.rows().stream()
                .flatMap(row -> row.spans().stream())
                .anyMatch(span -> span.kind() == kind && isVisible(span));
    }

    private static Html entry(Html sample, String words) {
        var drawing = svg("sample").with("width", "28").with("height", "14").with("aria-hidden", "true");
        return Html.of("li").add(drawing.add(sample)).add(Html.of("span").text(words));
    }

    private Html row(View.PeriodRow row) {
        return Html.of("li", "bar-row", "period-row")
                .add(Html.of("span", "bar-label").add(Html.foreign(row.label())))
                .add(drawing(row))
                .add(Html.of("span", "bar-value").add(Html.foreign(row.note())));
    }

    private Html drawing(View.PeriodRow row) {
        var parts = new ArrayList<Html>();
        parts.add(Html.of("title").text(row.label()));
        parts.add(Html.of("desc").text(inWords(row)));
        parts.add(rectangle("bar-ground", 0, WIDTH, 0, HEIGHT));
        row.spans().stream().filter(this::isVisible).forEach(span -> parts.add(bar(span)));
        newYears().forEach(day -> parts.add(mark("grid", x(day))));
        today().ifPresent(at -> parts.add(mark("period-today", at)));
        return svg("period")
                .with("width", "100%")
                .with("height", "14")
                .with("role", "img")
                .add(parts);
    }

    private String inWords(View.PeriodRow row) {
        var words = row.spans().stream()
                .filter(this::isVisible)
                .map(span -> words(span.kind()) + " from " + span.from() + " to " + span.to())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "nothing known" : words;
    }

    private Html axis() {
        return Html.of("div", "bar-row", "period-row", "period-axis")
                .add(Html.of("div", "times")
                        .add(Html.of("span").text(label(periods.from())))
                        .add(Html.of("span").text(label(periods.to()))));
    }

    private String label(LocalDate day) {
        var start = periods.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = periods.to().atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Plot(start, end, 0, 1).label(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The first days of the years within, unless there are too many to be told apart. */
    private List<LocalDate> newYears() {
        var first = periods.from().getYear() + 1;
        var days = new ArrayList<LocalDate>();
        if (periods.to().getYear() - first > 30) {
            return days;
        }
        for (int year = first; year <= periods.to().getYear(); year++) {
            days.add(LocalDate.ofYearDay(year, 1));
        }
        return days;
    }

    private Optional<Double> today() {
        return periods.today()
                .filter(day -> !day.isBefore(periods.from()) && !day.isAfter(periods.to()))
                .map(this::x);
    }

    private boolean isVisible(View.Span span) {
        return span.from().isBefore(span.to())
                && span.from().isBefore(periods.to())
                && span.to().isAfter(periods.from());
    }

    private Html bar(View.Span span) {
        return bar(span.kind(), x(span.from()), x(span.to()));
    }

    private static Html bar(View.PeriodKind kind, double left, double right) {
        var height = switch (kind) {
            case SUPPORTED -> HEIGHT;
            case SECURITY -> HEIGHT / 2;
            case ENDED -> HEIGHT / 4;
        };
        var name = "period-" + kind.name().toLowerCase(Locale.ROOT);
        return rectangle(name, left, right - left, (HEIGHT - height) / 2, height);
    }

    /** What lies outside of the stretch is drawn at its edge. */
    private double x(LocalDate day) {
        var whole = ChronoUnit.DAYS.between(periods.from(), periods.to());
        var part = ChronoUnit.DAYS.between(periods.from(), day);
        return Math.min(WIDTH, Math.max(0, part * WIDTH / whole));
    }

    private static String words(View.PeriodKind kind) {
        return switch (kind) {
            case SUPPORTED -> "supported";
            case SECURITY -> "security updates only";
            case ENDED -> "ended";
        };
    }

    private static Html.Element svg(String name) {
        return Html.of("svg", name).with("viewBox", "0 0 1000 14").with("preserveAspectRatio", "none");
    }

    private static Html mark(String name, double at) {
        return Html.of("path", name)
                .with("d", "M" + number(at) + " 0V14")
                .with("fill", "none")
                .with("stroke", "currentColor")
                .with("vector-effect", "non-scaling-stroke");
    }

    private static Html rectangle(String name, double left, double width, double top, double height) {
        return Html.of("rect", name)
                .with("x", number(left))
                .with("y", number(top))
                .with("width", number(width))
                .with("height", number(height));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
