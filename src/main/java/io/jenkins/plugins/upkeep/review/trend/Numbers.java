package io.jenkins.plugins.upkeep.review.trend;

import java.util.Arrays;

/** Medians and the like. */
final class Numbers {
    private Numbers() {}

    /** The median of sorted values. */
    static double median(double... sorted) {
        return quantile(sorted, 0.5);
    }

    /** The quantile of sorted values, between the two that are nearest. */
    static double quantile(double[] sorted, double share) {
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(Math.max(0, Math.min(place, sorted.length - 1)));
        var above = Math.min(below + 1, sorted.length - 1);
        var part = Math.max(0, Math.min(1, place - below));
        return sorted[below] + part * (sorted[above] - sorted[below]);
    }

    static double[] sorted(double... values) {
        var copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
