package io.jenkins.plugins.upkeep.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How numbers went and what is expected of them: a line, behind today a dashed one within the range in which it is expected. Limits
 * and breaks are lines too. All differ by more than colour.
 */
final class OutlookChart {
    private static final double TEXT_ABOVE = 5;
    private static final double TEXT_DROP = 4;
    private static final double MARK_ROOM = 46;

    private final View.Outlook outlook;
    private final OutlookFrame frame;

    private OutlookChart(View.Outlook outlook) {
        this.outlook = outlook;
        this.frame = OutlookFrame.of(outlook);
    }

    static Html of(View.Outlooks outlooks) {
        var charts = outlooks.charts().stream()
                .filter(chart -> chart.points().stream().anyMatch(point -> Double.isFinite(point.value())))
                .map(chart -> new OutlookChart(chart).figure())
                .toList();
        return charts.isEmpty()
                ? Html.of("p", "calm").text("No numbers yet.")
                : Html.of("div", "outlooks").add(charts);
    }

    private Html figure() {
        var notes = outlook.notes().stream()
                .map(note -> Html.of("li").add(Html.foreign(note)))
                .toList();
        return Html.of("figure", "view", "outlook")
                .add(Html.of("figcaption")
                        .add(Html.of("p", "group").add(Html.foreign(outlook.group())))
                        .add(Html.of("h3").add(Html.foreign(outlook.title()))))
                .add(drawing())
                .add(Html.of("ul", "notes").add(notes));
    }

    private Html drawing() {
        var parts = new ArrayList<Html>();
        parts.add(Html.of("title").text(outlook.title()));
        parts.add(Html.of("desc").text(String.join("; ", outlook.notes())));
        numbers(parts);
        months(parts);
        expected(parts);
        marks(parts);
        parts.add(path(
                "line line-1",
                line(outlook.points().stream()
                        .filter(point -> Double.isFinite(point.value()))
                        .map(point -> spot(point.at(), point.value())))));
        limit(parts);
        return Html.of("svg", "outlook-drawing")
                .with("viewBox", "0 0 " + OutlookFrame.WIDTH + " " + OutlookFrame.HEIGHT)
                .with("width", "100%")
                .with("role", "img")
                .add(parts);
    }

    private void numbers(List<Html> parts) {
        for (var tick : frame.numbers(outlook.unit())) {
            parts.add(path("grid", "M" + OutlookFrame.LEFT + " " + number(tick.at()) + "H" + OutlookFrame.RIGHT));
            parts.add(text("axis", "end", OutlookFrame.LEFT - 8, tick.at() + TEXT_DROP, tick.label()));
        }
    }

    private void months(List<Html> parts) {
        for (var tick : frame.months()) {
            parts.add(path("grid", "M" + number(tick.at()) + " " + OutlookFrame.LOWER + "v5"));
            parts.add(text("axis", "middle", tick.at(), OutlookFrame.LOWER + 20, tick.label()));
        }
    }

    /** What is expected begins where the numbers end. */
    private void expected(List<Html> parts) {
        if (outlook.expected().isEmpty()) {
            return;
        }
        var upper = outlook.expected().stream().map(one -> spot(one.at(), one.high()));
        var back = new ArrayList<>(outlook.expected());
        java.util.Collections.reverse(back);
        var lower = back.stream().map(one -> spot(one.at(), one.low()));
        parts.add(path("band", line(Stream.concat(upper, lower)) + "Z").with("fill", "currentColor"));
        parts.add(path("line expected", line(outlook.expected().stream().map(one -> spot(one.at(), one.middle())))));
        var today = frame.x(outlook.expected().get(0).at());
        parts.add(path("today", "M" + number(today) + " " + OutlookFrame.UPPER + "V" + OutlookFrame.LOWER));
        parts.add(text("axis", "end", OutlookFrame.RIGHT, OutlookFrame.UPPER - TEXT_ABOVE, "forecast"));
    }

    private void limit(List<Html> parts) {
        if (outlook.limit().isEmpty() || !frame.shows(outlook.limit().getAsDouble())) {
            return;
        }
        var limit = outlook.limit().getAsDouble();
        var height = frame.y(limit);
        var label = "limit " + Units.format(limit, outlook.unit());
        parts.add(path("limit-line", "M" + OutlookFrame.LEFT + " " + number(height) + "H" + OutlookFrame.RIGHT));
        parts.add(text("limit-label", "start", OutlookFrame.LEFT + TEXT_DROP, height - TEXT_ABOVE, label));
    }

    /** Labels that would lie on each other are left out; the notes have them all. */
    private void marks(List<Html> parts) {
        var free = 0.0;
        for (var mark : outlook.marks()) {
            var at = frame.x(mark.at());
            parts.add(path("break", "M" + number(at) + " " + OutlookFrame.UPPER + "V" + OutlookFrame.LOWER));
            if (at >= free) {
                parts.add(text("break-label", "middle", at, OutlookFrame.UPPER - TEXT_ABOVE, mark.label()));
                free = at + MARK_ROOM;
            }
        }
    }

    private static Html.Element path(String classes, String data) {
        return Html.of("path", classes).with("d", data).with("fill", "none").with("stroke", "currentColor");
    }

    private static Html text(String classes, String anchor, double x, double y, String words) {
        return Html.of("text", classes)
                .with("x", number(x))
                .with("y", number(y))
                .with("text-anchor", anchor)
                .text(words);
    }

    /** A lone point is drawn as a dot. */
    private static String line(Stream<String> spots) {
        var all = spots.collect(Collectors.joining("L", "M", ""));
        return all.contains("L") ? all : all + "h0.01";
    }

    private String spot(Instant at, double value) {
        return number(frame.x(at)) + " " + number(frame.y(value));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
