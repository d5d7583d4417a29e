package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.report.Trend;
import java.util.stream.IntStream;

/**
 * A line through days, and how well it is known.
 *
 * @param line the line
 * @param low the slope that the true one is rarely below
 * @param high the slope that it is rarely above
 * @param height how far the true height in the middle may be off, to either side
 * @param below how far a single day may lie below the true line
 * @param above how far above
 * @param probability how likely chance alone looks like this trend
 */
record Course(Line line, double low, double high, double height, double below, double above, double probability) {
    /** A median is known as well as a mean of two thirds as many values (pi / 2). */
    private static final double MEDIAN = Math.sqrt(Math.PI / 2);

    private static final double THIRD = 1.0 / 3;
    private static final double UNSURE = 1.6;
    private static final double LEAST_UNSURE = 0.05;
    private static final double LEAST_LEFT = 0.2;

    /**
     * @param line the line
     * @param days what it goes through
     * @param persistence how far days are like the ones before
     * @param fitted how many numbers besides the line were fitted to them
     * @param confidence how often ranges are to hold
     */
    static Course of(Line line, Days days, Persistence persistence, int fitted, double confidence) {
        var slopes = Trend.slopes(days.when(), days.values());
        var left = line.residuals(days);
        var kendall = Kendall.of(days.values());
        double n = days.size();
        var ofSlope = persistence.ofSlope(days);
        var ofMean = persistence.ofMean(days);
        var upper = (1 + confidence) / 2;
        // The variance of Kendall's sum needs no estimate but that of persistence: without any its quantile is the
        // normal one
        var freedom = (n / ofSlope - 2) / Math.max(UNSURE * persistence.share(), LEAST_UNSURE);
        var wide = Odds.studentQuantile(upper, freedom) * Math.sqrt(kendall.variance() * ofSlope / (1 - fitted / n));
        var shrunk = Math.sqrt(Math.max(LEAST_LEFT, 1 - (ofSlope + ofMean + fitted) / n));
        var spread = Numbers.spread(left.values());
        var height = Odds.studentQuantile(upper, n / ofMean - 2) * MEDIAN * spread * Math.sqrt((ofMean + fitted) / n);
        return new Course(
                line,
                Numbers.place(slopes, (slopes.length - wide) / 2 - 1),
                Numbers.place(slopes, (slopes.length + wide) / 2),
                height / shrunk,
                -outer(left.values(), 1 - upper, spread) / shrunk,
                outer(left.values(), upper, spread) / shrunk,
                kendall.probability(ofSlope));
    }

    /** The quantile that Hyndman and Fan (1996) recommend; where no value lies so far out, that of a normal distribution. */
    private static double outer(double[] values, double probability, double spread) {
        var sorted = Numbers.sorted(values);
        var place = probability * (sorted.length + THIRD) + THIRD - 1;
        var found = Numbers.place(sorted, place);
        if (place >= 0 && place <= sorted.length - 1) {
            return found;
        }
        var normal = spread * Odds.normalQuantile(probability);
        return probability < 0.5 ? Math.min(found, normal) : Math.max(found, normal);
    }

    Range at(double when) {
        var away = when - line.middle();
        var middle = line.at(when);
        var up = Math.max(away * (high - line.slope()), away * (low - line.slope()));
        var down = Math.max(away * (line.slope() - low), away * (line.slope() - high));
        return new Range(middle - norm(down, height, below), middle, middle + norm(up, height, above));
    }

    private static double norm(double... parts) {
        return Math.sqrt(IntStream.range(0, parts.length)
                .mapToDouble(i -> Math.max(0, parts[i]) * Math.max(0, parts[i]))
                .sum());
    }
}
