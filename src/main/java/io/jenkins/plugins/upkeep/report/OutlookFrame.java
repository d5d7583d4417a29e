package io.jenkins.plugins.upkeep.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The field in which an outlook is drawn: where a time and a number lie in it, and the marks at its sides.
 *
 * @param start the time at its left
 * @param end the time at its right
 * @param bottom the number at its bottom
 * @param top the number at its top
 * @param step the distance of the marks at its left
 */
record OutlookFrame(Instant start, Instant end, double bottom, double top, double step) {
    static final int WIDTH = 640;
    static final int HEIGHT = 260;
    static final int LEFT = 70;
    static final int RIGHT = WIDTH - 12;
    static final int UPPER = 26;
    static final int LOWER = HEIGHT - 28;

    /** A limit that is farther off than this many times the numbers would press them to the ground. */
    private static final double FAR = 2.5;

    private static final double MARKS = 4;
    private static final double PERCENT = 100;
    private static final double LEAST_RATIO = 4e-5;
    private static final int MOST_MONTHS = 9;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /**
     * A mark at a side.
     *
     * @param at where it lies
     * @param label what stands there
     */
    record Tick(double at, String label) {}

    /** The field for an outlook that has at least one point. */
    static OutlookFrame of(View.Outlook outlook) {
        var times = Stream.concat(
                        outlook.points().stream().map(View.Point::at),
                        outlook.expected().stream().map(View.Expected::at))
                .sorted()
                .toList();
        var numbers = DoubleStream.concat(
                        outlook.points().stream().mapToDouble(View.Point::value),
                        outlook.expected().stream().flatMapToDouble(one -> DoubleStream.of(one.low(), one.high())))
                .filter(Double::isFinite)
                .summaryStatistics();
        var limit = outlook.limit().stream()
                .filter(value -> isNear(value, numbers.getMax()))
                .summaryStatistics();
        var most = Math.max(numbers.getMax(), limit.getMax());
        var least = Math.min(numbers.getMin(), limit.getMin());
        return scaled(times.get(0), times.get(times.size() - 1), least, most, outlook.unit());
    }

    private static boolean isNear(double limit, double most) {
        return limit <= most * FAR;
    }

    /** Whether the limit lies within. */
    boolean shows(double limit) {
        return limit >= bottom && limit <= top;
    }

    /** Numbers that differ little are not pressed together by a scale from nought. */
    private static OutlookFrame scaled(Instant start, Instant end, double least, double most, Unit unit) {
        var from = least >= 0 && least < most / 2 ? 0 : least;
        var step = step(span(from, most, unit) / MARKS, unit);
        var bottom = Math.floor(from / step) * step;
        var top = Math.ceil(most / step) * step;
        return new OutlookFrame(start, end, bottom, top > bottom ? top : bottom + step, step);
    }

    /** Where all is nought, the marks are those of whole things; parts of a whole differ by what can be written. */
    private static double span(double from, double most, Unit unit) {
        var span = most - from > 0 ? most - from : Math.abs(most);
        var least = unit == Unit.RATIO ? LEAST_RATIO : 1e-9;
        return span == 0 && unit != Unit.RATIO ? MARKS : Math.max(span, least);
    }

    private static double step(double least, Unit unit) {
        var base = unit == Unit.SECONDS ? timeBase(least) : 1;
        var size = Math.pow(10, Math.floor(Math.log10(least / base)));
        for (double each : STEPS) {
            if (each * size * base >= least * (1 - 1e-9)) {
                return each * size * base;
            }
        }
        return 10 * size * base;
    }

    private static double timeBase(double seconds) {
        for (int base : new int[] {86_400, 3_600, 60}) {
            if (seconds >= base) {
                return base;
            }
        }
        return 1;
    }

    double x(Instant moment) {
        var width = end.toEpochMilli() - start.toEpochMilli();
        return width == 0
                ? (LEFT + RIGHT) / 2.0
                : LEFT + (RIGHT - LEFT) * (double) (moment.toEpochMilli() - start.toEpochMilli()) / width;
    }

    double y(double value) {
        var within = Math.max(bottom, Math.min(top, value));
        return UPPER + (LOWER - UPPER) * (top - within) / (top - bottom);
    }

    List<Tick> numbers(Unit unit) {
        var ticks = new ArrayList<Tick>();
        var count = (int) Math.round((top - bottom) / step);
        for (int at = 0; at <= count; at++) {
            var value = bottom + at * step;
            ticks.add(new Tick(y(value), label(Math.abs(value) < step / 1e6 ? 0 : value, unit)));
        }
        return ticks;
    }

    /** Parts of a whole get as many digits as tell them apart: 99.85 %, 99.9 %, 99.95 %. */
    private String label(double value, Unit unit) {
        if (unit != Unit.RATIO) {
            return Units.format(value, unit);
        }
        var each = new BigDecimal(step * PERCENT).round(new MathContext(2)).stripTrailingZeros();
        var shown = BigDecimal.valueOf(value * PERCENT).setScale(Math.max(0, each.scale()), RoundingMode.HALF_UP);
        return shown.stripTrailingZeros().toPlainString() + " %";
    }

    /** The first days of months, as many as have room. */
    List<Tick> months() {
        var first = YearMonth.from(LocalDate.ofInstant(start, ZoneOffset.UTC)).plusMonths(1);
        var last = YearMonth.from(LocalDate.ofInstant(end, ZoneOffset.UTC));
        var ticks = new ArrayList<Tick>();
        var months = (last.getYear() - first.getYear()) * 12 + last.getMonthValue() - first.getMonthValue() + 1;
        var each = Math.max(1, (months + MOST_MONTHS - 1) / MOST_MONTHS);
        for (int at = 0; at < months; at += each) {
            var month = first.plusMonths(at);
            ticks.add(new Tick(x(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()), label(month, at == 0)));
        }
        return ticks;
    }

    private static String label(YearMonth month, boolean first) {
        var name = month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return first || month.getMonthValue() == 1 ? name + " " + month.getYear() : name;
    }
}
