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

    /**
     * The value at a place in the order of size, between two by the part of the way; the first is at 0. Takes time in proportion to their number
     * (Hoare's choice), which sorting all slopes does not.
     *
     * @param values the values, whose order is changed
     */
    static double place(double[] values, double place) {
        if (values.length == 0) {
            return 0;
        }
        var inside = Math.max(0, Math.min(values.length - 1.0, place));
        var below = (int) Math.floor(inside);
        choose(values, below);
        var low = values[below];
        var high = low;
        if (inside > below) {
            high = Arrays.stream(values, below + 1, values.length).min().orElse(low);
        }
        return low + (inside - below) * (high - low);
    }

    private static void choose(double[] values, int place) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            var border = divide(values, from, to);
            if (place <= border) {
                to = border;
            } else {
                from = border + 1;
            }
        }
    }

    /** Puts what is not larger than the middle one before what is not smaller; up to the answer are the former. */
    private static int divide(double[] values, int from, int to) {
        var pivot = values[(from + to) >>> 1];
        int low = from - 1;
        int high = to + 1;
        while (true) {
            low = up(values, low + 1, pivot);
            high = down(values, high - 1, pivot);
            if (low >= high) {
                return high;
            }
            var kept = values[low];
            values[low] = values[high];
            values[high] = kept;
        }
    }

    private static int up(double[] values, int from, double pivot) {
        int at = from;
        while (values[at] < pivot) {
            at++;
        }
        return at;
    }

    private static int down(double[] values, int from, double pivot) {
        int at = from;
        while (values[at] > pivot) {
            at--;
        }
        return at;
    }

    static double[] sorted(double... values) {
        var copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** The median of a day's value and those of as many days before and after it; fewer at both ends. */
    static double around(Days days, int index, int wide) {
        var from = Math.max(0, index - wide);
        var to = Math.min(days.size(), index + wide + 1);
        return median(sorted(days.part(from, to).values()));
    }

    /** The spread of values as their median distance from 0, made to be the standard deviation of normal ones. */
    static double spread(double... values) {
        return 1.4826 * median(Arrays.stream(values).map(Math::abs).sorted().toArray());
    }
}
