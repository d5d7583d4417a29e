package io.jenkins.plugins.upkeep.review.trend;

/** The distributions that are needed, by the formulas of Abramowitz and Stegun's handbook. */
final class Odds {
    private static final int HALVINGS = 60;
    private static final double FARTHEST = 9;

    private Odds() {}

    /** The share of a standard normal that is below z; formula 7.1.26, good to 2e-7. */
    static double normal(double z) {
        var x = Math.abs(z) / Math.sqrt(2);
        var t = 1 / (1 + 0.3275911 * x);
        var sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        var tail = sum * Math.exp(-x * x) / 2;
        return z > 0 ? 1 - tail : tail;
    }

    /** What a standard normal stays below with a probability. */
    static double normalQuantile(double probability) {
        var low = -FARTHEST;
        var high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            low = normal(middle) < probability ? middle : low;
            high = normal(middle) < probability ? high : middle;
        }
        return (low + high) / 2;
    }

    /** What Student's t stays below with a probability; formula 26.7.5, good from 3 degrees of freedom on. */
    static double studentQuantile(double probability, double freedom) {
        var n = Math.max(3, freedom);
        var z = normalQuantile(probability);
        var square = z * z;
        var first = z * (square + 1) / 4;
        var second = z * (square * (5 * square + 16) + 3) / 96;
        var third = z * (square * (square * (3 * square + 19) + 17) - 15) / 384;
        return z + first / n + second / (n * n) + third / (n * n * n);
    }

    /** The share of a chi-square of six degrees of freedom that is above x; exact, as the degrees are even. */
    static double chiSquareOfSix(double x) {
        var half = Math.max(0, x) / 2;
        return Math.exp(-half) * (1 + half + half * half / 2);
    }
}
