package io.jenkins.plugins.upkeep.review.trend;

import java.util.stream.IntStream;

/**
 * How far what a day is above or below its course lasts: the correlation of a day with the next one, thought of as dying away by the same
 * share each day (an autoregressive process of first order).
 *
 * <p>Values that last tell less than their number promises. What they tell less is computed with the days that there are, gaps included, instead
 * of the formula for endless series without gaps (Yue and Wang 2004, Hamed and Rao 1998).
 *
 * @param share the correlation: 0 when each day is by itself, 1 for a random walk
 */
record Persistence(double share) {
    private static final double MOST = 0.98;
    private static final int LEAST_PAIRS = 8;

    /**
     * Of what is left over by a course that was fitted to it. The correlation is that of ranks, which outliers do not bend, turned to that of a
     * normal distribution (2 sin(pi r / 6)). Fitting a line makes it look smaller than it is, by (2 + 4 share) / n; that is put right
     * (Kendall 1954, Marriott and Pope 1954, for a line instead of a mean).
     */
    static Persistence of(Days residuals, double lost) {
        var ranks = Ranks.of(residuals.values());
        var pairs = IntStream.range(1, residuals.size())
                .filter(i -> residuals.day(i) - residuals.day(i - 1) == 1)
                .toArray();
        if (pairs.length < LEAST_PAIRS) {
            return new Persistence(0);
        }
        var middle = (residuals.size() + 1) / 2.0;
        var together = IntStream.of(pairs)
                .mapToDouble(i -> (ranks[i] - middle) * (ranks[i - 1] - middle))
                .average()
                .orElse(0);
        var own = IntStream.range(0, ranks.length)
                .mapToDouble(i -> (ranks[i] - middle) * (ranks[i] - middle))
                .average()
                .orElse(0);
        if (own == 0) {
            return new Persistence(0);
        }
        var raw = 2 * Math.sin(Math.PI / 6 * together / own);
        var mended = (raw + lost / pairs.length) / (1 - 2 * lost / pairs.length);
        return new Persistence(Math.max(0, Math.min(MOST, mended)));
    }

    /**
     * Drawn towards 0 by as much as chance is likely to be the reason (Stein's way): of independent days about half show some, which the
     * cut at 0 lets through one-sidedly.
     */
    Persistence drawn(int size) {
        var chance = 0.5 / size;
        return new Persistence(share * share * share / (share * share + chance));
    }

    /** How much larger the variance of a mean is than that of as many independent days. */
    double ofMean(Days days) {
        return inflation(days, 0);
    }

    /** How much larger the variance of a slope is than with independent days. */
    double ofSlope(Days days) {
        return inflation(days, 1);
    }

    private double inflation(Days days, int power) {
        var powers = new double[(int) days.span()];
        for (int lag = 0; lag < powers.length; lag++) {
            powers[lag] = Math.pow(share, lag);
        }
        var middle = days.middle();
        var weights = IntStream.range(0, days.size())
                .mapToDouble(i -> Math.pow(days.when(i) - middle, power))
                .toArray();
        double sum = 0;
        double alone = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * with(days, i, weights, powers);
            alone += weights[i] * weights[i];
        }
        return alone == 0 ? 1 : Math.max(1, sum / alone);
    }

    private static double with(Days days, int index, double[] weights, double[] powers) {
        double sum = 0;
        for (int other = 0; other < weights.length; other++) {
            sum += weights[other] * powers[(int) Math.abs(days.day(index) - days.day(other))];
        }
        return sum;
    }
}
