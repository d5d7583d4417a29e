package io.jenkins.plugins.upkeep.review.trend;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Places in the order of size; equal values share the mean of their places. */
final class Ranks {
    private Ranks() {}

    static double[] of(double... values) {
        var order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            var to = endOfTie(values, order, from);
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** What ties take: the sum of t³ - t over the sizes of all groups of equal values. */
    static double cubes(double... values) {
        return groups(values).mapToDouble(t -> (double) t * t * t - t).sum();
    }

    /** The sizes of all groups of equal values. */
    static IntStream groups(double... values) {
        var sorted = Numbers.sorted(values);
        var order = IntStream.range(0, sorted.length).toArray();
        return IntStream.iterate(0, from -> from < order.length, from -> endOfTie(sorted, order, from))
                .map(from -> endOfTie(sorted, order, from) - from);
    }

    private static int endOfTie(double[] values, int[] order, int from) {
        int to = from + 1;
        while (to < order.length && values[order[to]] == values[order[from]]) {
            to++;
        }
        return to;
    }
}
