package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast a number changes: the median of the slopes between any two of its points (Theil and Sen), which a single odd run does
 * not bend.
 */
public final class Trend {
    /** Two points make a line whatever they are; only a third one can speak against it. */
    public static final int LEAST = 3;

    private static final double SECONDS_A_DAY = 86_400;

    private Trend() {}

    /**
     * @param points the numbers in the order of time
     * @param shortest the time that they must span to tell anything
     * @return the change in a day; empty when there are fewer than {@link #LEAST} points, or they lie too close together
     */
    public static OptionalDouble perDay(List<History.Point> points, Duration shortest) {
        if (points.size() < LEAST || span(points).compareTo(shortest) < 0) {
            return OptionalDouble.empty();
        }
        var first = points.get(0).at();
        var slopes = slopes(
                points.stream()
                        .mapToDouble(
                                point -> Duration.between(first, point.at()).toMillis() / (SECONDS_A_DAY * 1_000))
                        .toArray(),
                points.stream().mapToDouble(History.Point::value).toArray());
        if (slopes.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(slopes);
        var middle = slopes.length / 2;
        return OptionalDouble.of(slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2);
    }

    /**
     * @param days times in days, in their order
     * @param values the number at each of them
     * @return the change in a day between any two of them that are not of the same time, in no order
     */
    public static double[] slopes(double[] days, double[] values) {
        var slopes = new double[days.length * (days.length - 1) / 2];
        int count = 0;
        for (int later = 1; later < days.length; later++) {
            count = addSlopes(days, values, later, slopes, count);
        }
        return Arrays.copyOf(slopes, count);
    }

    private static int addSlopes(double[] days, double[] values, int later, double[] slopes, int count) {
        int filled = count;
        for (int i = 0; i < later; i++) {
            var between = days[later] - days[i];
            if (between > 0) {
                slopes[filled++] = (values[later] - values[i]) / between;
            }
        }
        return filled;
    }

    private static Duration span(List<History.Point> points) {
        return Duration.between(
                points.get(0).at(), points.get(points.size() - 1).at());
    }
}
