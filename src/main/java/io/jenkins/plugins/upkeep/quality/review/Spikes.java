package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Volumes that are far above the usual ones. Volumes are spread very differently from pair to pair, so the mark comes from the
 * pair's own upper half: it is as far above the 99.5 % quantile as one and a quarter times that lies above the median, in
 * logarithms, and at least four times the median. In a log-normal distribution that is 5.8 standard deviations.
 *
 * @param count how many there are
 * @param mark the volume above which one is a spike; infinite when that cannot be told
 * @param largest the largest, at most {@link #MOST}, in the order of time
 */
public record Spikes(int count, double mark, List<Spike> largest) {
    /** As many spikes of a pair are kept. */
    public static final int MOST = 20;

    private static final int LEAST_POINTS = 100;
    private static final double HIGH = 0.995;
    private static final double BEYOND = 1.25;
    private static final double LEAST_RATIO = Math.log(4);

    public Spikes {
        largest = List.copyOf(largest);
    }

    static Spikes of(PairGrid grid) {
        var logarithms = logarithms(grid);
        if (logarithms.length < LEAST_POINTS) {
            return new Spikes(0, Double.POSITIVE_INFINITY, List.of());
        }
        var median = Quantiles.of(logarithms, 0.5);
        var high = Quantiles.of(logarithms, HIGH);
        var mark = Math.exp(Math.max(high + BEYOND * (high - median), median + LEAST_RATIO));
        return find(grid, mark, Math.exp(median));
    }

    private static Spikes find(PairGrid grid, double mark, double median) {
        var count = 0;
        var largest = new PriorityQueue<Spike>(Comparator.comparingDouble(Spike::volume));
        for (int slot = 0; slot < grid.slots().due(); slot++) {
            var volume = (double) grid.volume(slot);
            if (volume > mark) {
                count++;
                largest.add(new Spike(grid.slots().time(slot), volume, volume / median));
            }
            if (largest.size() > MOST) {
                largest.remove();
            }
        }
        var sorted = largest.stream().sorted(Comparator.comparing(Spike::at)).toList();
        return new Spikes(count, mark, sorted);
    }

    /** Of very many volumes every so many-th is enough to know their spread. */
    private static double[] logarithms(PairGrid grid) {
        var due = grid.slots().due();
        var every = Quantiles.stride(due);
        var some = new double[due / every + 1];
        var count = 0;
        for (int slot = 0; slot < due; slot += every) {
            if (grid.volume(slot) > 0) {
                some[count++] = Math.log(grid.volume(slot));
            }
        }
        var sorted = Arrays.copyOf(some, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
