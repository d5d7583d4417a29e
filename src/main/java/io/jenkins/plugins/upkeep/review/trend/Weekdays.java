package io.jenkins.plugins.upkeep.review.trend;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the day of the week adds to a value.
 *
 * <p>Whether it does anything is asked of what is left of each day over the median of the week around it, which neither a trend nor a jump
 * touches, by the test of Kruskal and Wallis (1952); its chi-square is good from three days of each kind on.
 *
 * @param effects what each day adds, Monday first; their mean is 0
 * @param probability how likely chance alone looks like it
 */
record Weekdays(List<Double> effects, double probability) {
    private static final int WEEK = 7;
    private static final int LEAST_OF_EACH = 3;
    private static final double RARE = 0.01;

    static Weekdays none() {
        return new Weekdays(Collections.nCopies(WEEK, 0.0), 1);
    }

    /** Whether there are enough of each. */
    static boolean areTold(Days days) {
        return least(days) >= LEAST_OF_EACH;
    }

    static Weekdays of(Days days) {
        if (!areTold(days)) {
            return none();
        }
        var local = days.with(i -> days.value(i) - Numbers.around(days, i, WEEK / 2));
        var probability = Odds.chiSquareOfSix(kruskalWallis(local));
        return probability < RARE ? new Weekdays(medians(local), probability) : none();
    }

    /** Measured anew by what a course leaves over, when there are effects at all. */
    Weekdays refined(Days residuals) {
        return isNone() ? this : new Weekdays(medians(residuals), probability);
    }

    boolean isNone() {
        return effects.stream().allMatch(effect -> effect == 0);
    }

    /** How many numbers were fitted for it. */
    int fitted() {
        return isNone() ? 0 : WEEK - 1;
    }

    double of(DayOfWeek day) {
        return effects.get(day.getValue() - 1);
    }

    double of(long epochDay) {
        return effects.get(Days.weekday(epochDay));
    }

    Days without(Days days) {
        return days.with(i -> days.value(i) - effects.get(days.weekday(i)));
    }

    private static int least(Days days) {
        var counts = new int[WEEK];
        IntStream.range(0, days.size()).forEach(i -> counts[days.weekday(i)]++);
        return Arrays.stream(counts).min().orElse(0);
    }

    private static List<Double> medians(Days days) {
        var medians = IntStream.range(0, WEEK)
                .mapToDouble(weekday -> Numbers.median(IntStream.range(0, days.size())
                        .filter(i -> days.weekday(i) == weekday)
                        .mapToDouble(days::value)
                        .sorted()
                        .toArray()))
                .toArray();
        var mean = Arrays.stream(medians).average().orElse(0);
        return Arrays.stream(medians).map(median -> median - mean).boxed().toList();
    }

    private static double kruskalWallis(Days days) {
        double n = days.size();
        var ranks = Ranks.of(days.values());
        var sums = new double[WEEK];
        var counts = new int[WEEK];
        for (int i = 0; i < days.size(); i++) {
            sums[days.weekday(i)] += ranks[i];
            counts[days.weekday(i)]++;
        }
        var spread = IntStream.range(0, WEEK)
                .mapToDouble(weekday -> sums[weekday] * sums[weekday] / counts[weekday])
                .sum();
        var ties = 1 - Ranks.cubes(days.values()) / (n * n * n - n);
        return ties <= 0 ? 0 : (12 / (n * (n + 1)) * spread - 3 * (n + 1)) / ties;
    }
}
