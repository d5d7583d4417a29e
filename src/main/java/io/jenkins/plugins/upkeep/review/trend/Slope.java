package io.jenkins.plugins.upkeep.review.trend;

/**
 * How fast the value changes at present.
 *
 * @param perDay the change in a day, in the unit of the value: low and high hold the true one with the confidence of the request
 * @param ratePerDay the same as a share of the value: 0.01 is one percent a day; all zero when the scale is linear
 * @param scale whether it grows by an amount or by a share in a day
 * @param probability how likely a value without any trend would look as much like one (Mann and Kendall, both sides, serial correlation considered)
 */
public record Slope(Range perDay, Range ratePerDay, Scale scale, double probability) {
    private static final double RARE = 0.05;

    /** Whether there is a trend. */
    public enum Direction {
        RISING,
        FALLING,
        NONE
    }

    /**
     * @return where it goes; none when chance alone would do the same in one of twenty cases
     */
    public Direction direction() {
        if (probability >= RARE || perDay.middle() == 0) {
            return Direction.NONE;
        }
        return perDay.middle() > 0 ? Direction.RISING : Direction.FALLING;
    }
}
