package io.jenkins.plugins.upkeep.review.trend;

/**
 * Whether values rise more often than they fall: the test of Mann (1945) and Kendall (1975).
 *
 * @param sum how many pairs rise less how many fall (S)
 * @param variance the variance of the sum if there were no trend and days were independent, equal values considered
 */
record Kendall(double sum, double variance) {
    static Kendall of(double... values) {
        double sum = 0;
        for (int later = 1; later < values.length; later++) {
            sum += rises(values, later);
        }
        double n = values.length;
        var ties = Ranks.groups(values)
                .mapToDouble(t -> (double) t * (t - 1) * (2 * t + 5))
                .sum();
        return new Kendall(sum, Math.max(0, (n * (n - 1) * (2 * n + 5) - ties) / 18));
    }

    private static double rises(double[] values, int later) {
        double sum = 0;
        for (int earlier = 0; earlier < later; earlier++) {
            sum += Math.signum(values[later] - values[earlier]);
        }
        return sum;
    }

    /**
     * @param inflation by how much serial correlation makes the variance larger
     * @return how likely chance alone gives as large a sum, of either sign
     */
    double probability(double inflation) {
        if (variance == 0 || sum == 0) {
            return 1;
        }
        var z = (Math.abs(sum) - 1) / Math.sqrt(variance * inflation);
        return Math.min(1, 2 * Odds.normal(-z));
    }
}
