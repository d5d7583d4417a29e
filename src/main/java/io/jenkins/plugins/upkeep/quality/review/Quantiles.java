package io.jenkins.plugins.upkeep.quality.review;

import java.util.Arrays;

/** Numbers in order, for medians and other quantiles. */
final class Quantiles {
    /** Turns a median absolute deviation into the standard deviation of a normal distribution. */
    static final double NORMAL = 1.4826;

    private static final int SOME = 10_000;

    private Quantiles() {}

    /**
     * How far apart the numbers are that are looked at of very many: enough of them are, and not those of the same minute of each
     * hour or the same hour of each day.
     *
     * @param count how many there are
     */
    static int stride(int count) {
        var stride = Math.max(1, count / SOME);
        while (stride > 1 && (stride % 2 == 0 || stride % 3 == 0 || stride % 5 == 0 || stride % 7 == 0)) {
            stride++;
        }
        return stride;
    }

    /**
     * @param sorted numbers in ascending order, at least one
     * @param part 0 for the least, 1 for the largest
     */
    static double of(double[] sorted, double part) {
        var at = part * (sorted.length - 1.0);
        var below = (int) Math.floor(at);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }

    /** The spread around the middle, as a standard deviation; changes the order of the numbers. */
    static double spread(double[] numbers) {
        Arrays.sort(numbers);
        var middle = of(numbers, 0.5);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.abs(numbers[i] - middle);
        }
        Arrays.sort(numbers);
        return NORMAL * of(numbers, 0.5);
    }
}
