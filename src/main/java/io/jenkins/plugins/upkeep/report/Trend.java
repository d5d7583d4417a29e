package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.util.ArrayList;
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
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < points.size(); i++) {
            addSlopes(points.get(i), points.subList(i + 1, points.size()), slopes);
        }
        slopes.sort(null);
        var middle = slopes.size() / 2;
        return OptionalDouble.of(
                slopes.size() % 2 == 1 ? slopes.get(middle) : (slopes.get(middle - 1) + slopes.get(middle)) / 2);
    }

    private static Duration span(List<History.Point> points) {
        return Duration.between(
                points.get(0).at(), points.get(points.size() - 1).at());
    }

    private static void addSlopes(History.Point earlier, List<History.Point> later, List<Double> slopes) {
        for (var each : later) {
            var days = Duration.between(earlier.at(), each.at()).toMillis() / (SECONDS_A_DAY * 1_000);
            if (days > 0) {
                slopes.add((each.value() - earlier.value()) / days);
            }
        }
    }
}
