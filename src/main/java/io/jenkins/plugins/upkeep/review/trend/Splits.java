package io.jenkins.plugins.upkeep.review.trend;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The best ways to cut a series into pieces that are straight lines: those with the least squares, by dynamic programming over all cuts
 * (Bellman 1961; Bai and Perron 2003). A piece has at least a week of values.
 */
final class Splits {
    static final int LEAST = 7;

    private final Days days;
    private final double[][] sums;
    private final int size;
    private final double[][] best;
    private final int[][] cut;

    /** Of values whose squares can be added: at best with a spread of about 1. */
    Splits(Days days, int most) {
        this.days = days;
        size = days.size();
        sums = new double[5][size + 1];
        var middle = days.middle();
        for (int i = 0; i < size; i++) {
            var x = days.when(i) - middle;
            var y = days.value(i);
            add(i, x, y, x * x, x * y, y * y);
        }
        best = new double[most + 1][size + 1];
        cut = new int[most + 1][size + 1];
        for (var row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int to = LEAST; to <= size; to++) {
            best[0][to] = squares(0, to);
        }
        // A single cut is asked of the whole only
        for (int to = most == 1 ? size : LEAST; to <= size; to++) {
            end(to);
        }
    }

    private void add(int index, double... terms) {
        for (int i = 0; i < terms.length; i++) {
            sums[i][index + 1] = sums[i][index] + terms[i];
        }
    }

    private void end(int to) {
        for (int from = LEAST; from <= to - LEAST; from++) {
            cut(from, to, squares(from, to));
        }
    }

    private void cut(int from, int to, double squares) {
        for (int cuts = 1; cuts < best.length; cuts++) {
            var all = best[cuts - 1][from] + squares;
            if (all < best[cuts][to]) {
                best[cuts][to] = all;
                cut[cuts][to] = from;
            }
        }
    }

    /** The squares that a straight line leaves over of the values from one index on to another, which is left out. */
    private double squares(int from, int to) {
        double n = to - from;
        var x = sums[0][to] - sums[0][from];
        var y = sums[1][to] - sums[1][from];
        var xx = sums[2][to] - sums[2][from] - x * x / n;
        var xy = sums[3][to] - sums[3][from] - x * y / n;
        var yy = sums[4][to] - sums[4][from] - y * y / n;
        return Math.max(0, xx > 0 ? yy - xy * xy / xx : yy);
    }

    /** The least squares that are left over with so many cuts; infinite when there is no room for them. */
    double squares(int cuts) {
        return best[cuts][size];
    }

    /** What the lines through the best pieces leave over of each value. */
    IntToDoubleFunction left(int cuts) {
        var left = new double[size];
        int from = 0;
        for (var to :
                IntStream.concat(IntStream.of(starts(cuts)), IntStream.of(size)).toArray()) {
            leave(from, to, left);
            from = to;
        }
        return i -> left[i];
    }

    private void leave(int from, int to, double[] left) {
        double n = to - from;
        var middle = days.part(from, to).middle();
        var mean = (sums[1][to] - sums[1][from]) / n;
        double xx = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            xx += (days.when(i) - middle) * (days.when(i) - middle);
            xy += (days.when(i) - middle) * (days.value(i) - mean);
        }
        var slope = xx > 0 ? xy / xx : 0;
        for (int i = from; i < to; i++) {
            left[i] = days.value(i) - mean - slope * (days.when(i) - middle);
        }
    }

    /** Where the best pieces begin, without the first. */
    int[] starts(int cuts) {
        var starts = new int[cuts];
        int to = size;
        for (int i = cuts; i > 0; i--) {
            to = cut[i][to];
            starts[i - 1] = to;
        }
        return starts;
    }
}
