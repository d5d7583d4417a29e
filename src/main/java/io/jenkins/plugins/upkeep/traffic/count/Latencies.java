package io.jenkins.plugins.upkeep.traffic.count;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * How long requests took: an exact sum, and quantiles that are less than one percent too high. A few times are kept as they are,
 * so that thousands of seldom routes need little memory. For one thread.
 */
public final class Latencies {
    private static final int FEW = 32;
    private static final int DIGITS = 2;
    private static final long LONGEST = 3_600_000_000L;

    private int[] few = new int[4];
    private int fewCount;
    private AbstractHistogram histogram;
    private long count;
    private long sum;

    /** A time of a request, in microseconds. */
    void add(long micros) {
        count++;
        sum += micros;
        var bounded = Math.min(micros, LONGEST);
        if (histogram != null) {
            histogram.recordValue(bounded);
        } else {
            keep(bounded);
        }
    }

    private void keep(long micros) {
        if (fewCount == FEW || micros > Integer.MAX_VALUE) {
            histogram = new IntCountsHistogram(DIGITS);
            histogram.setAutoResize(true);
            pour(histogram);
            few = new int[0];
            fewCount = 0;
            histogram.recordValue(micros);
            return;
        }
        if (fewCount == few.length) {
            few = Arrays.copyOf(few, few.length * 2);
        }
        few[fewCount++] = (int) micros;
    }

    private void pour(AbstractHistogram target) {
        for (int i = 0; i < fewCount; i++) {
            target.recordValue(few[i]);
        }
    }

    /** Adds the times of another. */
    void add(Latencies other) {
        if (other.count == 0) {
            return;
        }
        if (!(histogram instanceof Histogram)) {
            var all = new Histogram(DIGITS);
            all.setAutoResize(true);
            pourAll(all);
            histogram = all;
            few = new int[0];
            fewCount = 0;
        }
        other.pourAll(histogram);
        count += other.count;
        sum += other.sum;
    }

    private void pourAll(AbstractHistogram target) {
        pour(target);
        if (histogram != null) {
            target.add(histogram);
        }
    }

    /** The number of requests with a time. */
    public long count() {
        return count;
    }

    /** The sum, in seconds. */
    public double total() {
        return sum / 1e6;
    }

    /** The average, in seconds; empty when there is no time. */
    public OptionalDouble average() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / 1e6 / count);
    }

    /**
     * @param percent 50, 95, 99
     * @return the time that so many percent of the requests did not exceed, in seconds; empty when there is no time
     */
    public OptionalDouble quantile(double percent) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(filled().getValueAtPercentile(percent) / 1e6);
    }

    /**
     * @param from a time in seconds
     * @param to a longer one
     * @return how many requests took longer than the first and not longer than the second, as exact as the quantiles
     */
    public long between(double from, double to) {
        if (count == 0) {
            return 0;
        }
        var all = filled();
        // A histogram knows its own borders alone: what lies on one side of them is counted once.
        var low = from < 0 ? 0 : all.highestEquivalentValue(Math.round(from * 1e6)) + 1;
        var high = all.highestEquivalentValue(Math.min(Math.round(to * 1e6), LONGEST));
        return low > high ? 0 : all.getCountBetweenValues(low, high);
    }

    private AbstractHistogram filled() {
        if (histogram == null) {
            histogram = new Histogram(DIGITS);
            histogram.setAutoResize(true);
            pour(histogram);
            few = new int[0];
            fewCount = 0;
        }
        return histogram;
    }
}
