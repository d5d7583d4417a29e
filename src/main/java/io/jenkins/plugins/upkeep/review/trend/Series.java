package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.report.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A number over time, measured when it happened to be.
 *
 * @param points the measurements in any order; they are kept in the order of time, and several at one time stay
 */
public record Series(List<History.Point> points) {
    /** Squares of larger ones are no numbers any more. */
    public static final double LARGEST = 1e150;

    /**
     * @throws IllegalArgumentException when a value is not a number, infinite, or beyond 10^150
     */
    public Series {
        for (var point : points) {
            requireNumber(point);
        }
        points = points.stream()
                .sorted(Comparator.comparing(History.Point::at).thenComparingDouble(History.Point::value))
                .toList();
    }

    private static void requireNumber(History.Point point) {
        if (!(Math.abs(point.value()) <= LARGEST)) {
            throw new IllegalArgumentException("the value at " + point.at() + " is " + point.value()
                    + ", which nothing can be computed from; leave it out");
        }
    }

    /**
     * @param from the earliest time
     * @param until the latest time
     * @return the points between both, themselves included: what a wrong clock dates into the future stays out
     */
    public Series between(Instant from, Instant until) {
        return new Series(points.stream()
                .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(until))
                .toList());
    }

    /**
     * @param zone whose midnight parts the days
     * @return a value for each day that has any, the oldest first
     */
    public List<DailyValue> daily(ZoneId zone) {
        var days = new TreeMap<LocalDate, List<History.Point>>();
        for (var point : points) {
            days.computeIfAbsent(LocalDate.ofInstant(point.at(), zone), day -> new ArrayList<>())
                    .add(point);
        }
        return days.entrySet().stream()
                .map(day -> DailyValue.of(day.getKey(), day.getValue()))
                .toList();
    }
}
