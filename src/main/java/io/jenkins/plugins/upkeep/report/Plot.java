package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The field that lines are drawn in, 1,000 wide and 300 high.
 *
 * @param start the time at its left
 * @param end the time at its right
 * @param bottom the number at its bottom
 * @param top the number at its top
 */
record Plot(Instant start, Instant end, double bottom, double top) {
    private static final int MOST_POINTS = 1_000;
    private static final Duration WITH_HOURS = Duration.ofDays(3);
    private static final Duration WITHOUT_SECONDS = Duration.ofMinutes(10);
    private static final DateTimeFormatter SECOND = formatter("d MMM, HH:mm:ss");
    private static final DateTimeFormatter HOUR = formatter("d MMM, HH:mm");
    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");

    /** A field that holds all points and begins at nought. */
    static Plot around(View.Lines lines) {
        var points = lines.series().stream()
                .flatMap(series -> series.points().stream())
                .filter(point -> Double.isFinite(point.value()))
                .toList();
        var times = points.stream().map(View.Point::at).sorted().toList();
        var numbers = points.stream().mapToDouble(View.Point::value).summaryStatistics();
        var bottom = numbers.getMin() < 0 ? -roundUp(-numbers.getMin()) : 0;
        var top = numbers.getMax() > 0 ? roundUp(numbers.getMax()) : bottom < 0 ? 0 : 1;
        return new Plot(times.get(0), times.get(times.size() - 1), bottom, top);
    }

    /** A moment as the axis shows it. */
    String label(Instant moment) {
        var span = Duration.between(start, end);
        if (span.compareTo(WITHOUT_SECONDS) < 0) {
            return SECOND.format(moment);
        }
        return (span.compareTo(WITH_HOURS) < 0 ? HOUR : DAY).format(moment);
    }

    /** The path through the points; a number that is none leaves a gap, a lone point is drawn as a dot. */
    String path(List<View.Point> points) {
        var path = new StringBuilder();
        var pen = "M";
        for (var point : thinned(points)) {
            if (Double.isFinite(point.value())) {
                path.append(pen).append(x(point.at())).append(' ').append(y(point.value()));
                path.append(pen.equals("M") ? "h0.01" : "");
                pen = "L";
            } else {
                pen = "M";
            }
        }
        return path.isEmpty() ? "M0 0" : path.toString();
    }

    /** Keeps the lowest and the highest of each stretch, so that no peak is lost. */
    private static List<View.Point> thinned(List<View.Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        var kept = new ArrayList<View.Point>();
        var stretch = (points.size() + MOST_POINTS / 2 - 1) / (MOST_POINTS / 2);
        for (int from = 0; from < points.size(); from += stretch) {
            keepExtremes(points.subList(from, Math.min(from + stretch, points.size())), kept);
        }
        return kept;
    }

    private static void keepExtremes(List<View.Point> stretch, List<View.Point> kept) {
        var low = stretch.get(0);
        var high = stretch.get(0);
        for (var point : stretch) {
            low = point.value() < low.value() ? point : low;
            high = point.value() > high.value() ? point : high;
        }
        kept.add(low.at().isBefore(high.at()) ? low : high);
        kept.add(low.at().isBefore(high.at()) ? high : low);
    }

    private String x(Instant moment) {
        var width = Duration.between(start, end).toMillis();
        return number(width == 0 ? 500 : Duration.between(start, moment).toMillis() * 1_000.0 / width);
    }

    private String y(double value) {
        return number((top - value) / (top - bottom) * 300);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static double roundUp(double value) {
        var size = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
            if (value <= step * size) {
                return step * size;
            }
        }
        return 10 * size;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
