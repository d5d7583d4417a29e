package io.jenkins.plugins.upkeep.postgres.sizes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast a database grows: the median of the slopes between any two of its sizes (Theil and Sen), which a single odd week does
 * not bend.
 */
final class Trend {
    private static final int LEAST = 3;
    private static final Duration SHORTEST = Duration.ofDays(3);
    private static final double SECONDS_A_DAY = 86_400;

    private Trend() {}

    /**
     * @param history the sizes in the order of time
     * @return bytes a day; empty when there are too few sizes, or they lie too close together to tell
     */
    static OptionalDouble perDay(List<Sizes> history) {
        if (history.size() < LEAST
                || Duration.between(
                                        history.get(0).at(),
                                        history.get(history.size() - 1).at())
                                .compareTo(SHORTEST)
                        < 0) {
            return OptionalDouble.empty();
        }
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < history.size(); i++) {
            addSlopes(history.get(i), history.subList(i + 1, history.size()), slopes);
        }
        slopes.sort(null);
        var middle = slopes.size() / 2;
        return OptionalDouble.of(
                slopes.size() % 2 == 1 ? slopes.get(middle) : (slopes.get(middle - 1) + slopes.get(middle)) / 2);
    }

    private static void addSlopes(Sizes earlier, List<Sizes> later, List<Double> slopes) {
        for (var each : later) {
            var days = Duration.between(earlier.at(), each.at()).toSeconds() / SECONDS_A_DAY;
            if (days > 0) {
                slopes.add((each.total() - earlier.total()) / days);
            }
        }
    }
}
