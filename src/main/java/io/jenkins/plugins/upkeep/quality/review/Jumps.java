package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Prices that jump: the step of the logarithm of the price is held against the usual step of the pair, both over all of the period
 * and around the place, since markets have busy hours. The usual step is the median absolute deviation, which single faults do not
 * change. Twelve of them, and at least half a percent, is a jump, by our own judgement: among steps of a normal distribution there
 * is none in the age of the universe, and markets with wilder steps have few.
 *
 * @param count how many there are
 * @param largest the farthest, at most {@link #MOST}, in the order of time
 */
public record Jumps(int count, List<Jump> largest) {
    /** As many jumps of a pair are kept. */
    public static final int MOST = 20;

    private static final double DEVIATIONS = 12;
    private static final double LEAST_STEP = 0.005;
    private static final int LEAST_POINTS = 30;
    private static final int AROUND = 30;

    public Jumps {
        largest = List.copyOf(largest);
    }

    static Jumps of(PairGrid grid) {
        var series = Series.of(grid);
        if (series.steps() < LEAST_POINTS) {
            return new Jumps(0, List.of());
        }
        var usual = series.spread(0, series.steps());
        var found = new ArrayList<Jump>();
        for (int step = 0; step < series.steps(); step++) {
            if (Math.abs(series.step(step)) > Math.max(LEAST_STEP, DEVIATIONS * usual)) {
                jump(series, step, usual).ifPresent(found::add);
                // The way back from a wrong price is the same fault.
                step += isBack(series, step) ? 1 : 0;
            }
        }
        var largest = found.stream()
                .sorted((one, other) -> Double.compare(other.deviations(), one.deviations()))
                .limit(MOST)
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        return new Jumps(found.size(), largest);
    }

    private static Optional<Jump> jump(Series series, int step, double usual) {
        var near = series.spread(Math.max(0, step - AROUND), Math.min(series.steps(), step + AROUND + 1));
        var deviations = Math.abs(series.step(step)) / Math.max(Math.max(usual, near), 1e-9);
        return deviations <= DEVIATIONS
                ? Optional.empty()
                : Optional.of(new Jump(
                        series.time(step), series.before(step), series.after(step), deviations, kind(series, step)));
    }

    private static Jump.Kind kind(Series series, int step) {
        if (isBack(series, step)) {
            return Jump.Kind.SPIKE;
        }
        return isSplit(Math.exp(Math.abs(series.change(step)))) ? Jump.Kind.SPLIT : Jump.Kind.STEP;
    }

    /** The next step takes back at least four fifths of this one. */
    private static boolean isBack(Series series, int step) {
        if (step + 1 >= series.steps()) {
            return false;
        }
        var back = -series.change(step + 1) / series.change(step);
        return back > 0.8 && back < 1.25;
    }

    /** Whole numbers up to a thousand, and three for two, within two percent. */
    private static boolean isSplit(double ratio) {
        var whole = Math.rint(ratio);
        return (whole >= 2 && whole <= 1_000 && Math.abs(ratio / whole - 1) < 0.02) || Math.abs(ratio / 1.5 - 1) < 0.01;
    }

    /** The prices of the slots that have one, one after the other. A step over a gap counts as of its length. */
    private static final class Series {
        private final PairGrid grid;
        private final int[] slots;
        private final float[] steps;

        private Series(PairGrid grid, int[] slots, float[] steps) {
            this.grid = grid;
            this.slots = slots;
            this.steps = steps;
        }

        static Series of(PairGrid grid) {
            var priced = 0;
            var due = grid.slots().due();
            for (int slot = 0; slot < due; slot++) {
                priced += Float.isNaN(grid.close(slot)) ? 0 : 1;
            }
            var slots = new int[priced];
            var next = 0;
            for (int slot = 0; slot < due; slot++) {
                if (!Float.isNaN(grid.close(slot))) {
                    slots[next++] = slot;
                }
            }
            return new Series(grid, slots, steps(grid, slots));
        }

        private static float[] steps(PairGrid grid, int[] slots) {
            var steps = new float[Math.max(0, slots.length - 1)];
            for (int i = 0; i < steps.length; i++) {
                var change = Math.log((double) grid.close(slots[i + 1]) / grid.close(slots[i]));
                steps[i] = (float) (change / Math.sqrt((double) slots[i + 1] - slots[i]));
            }
            return steps;
        }

        int steps() {
            return steps.length;
        }

        double step(int index) {
            return steps[index];
        }

        /** The step as it is, however long it took. */
        double change(int index) {
            return Math.log(after(index) / before(index));
        }

        double before(int index) {
            return grid.close(slots[index]);
        }

        double after(int index) {
            return grid.close(slots[index + 1]);
        }

        java.time.Instant time(int index) {
            return grid.slots().time(slots[index + 1]);
        }

        /** Of very many steps every so many-th is enough. */
        double spread(int from, int to) {
            var every = Quantiles.stride(to - from);
            var some = new double[(to - from + every - 1) / every];
            Arrays.setAll(some, i -> steps[from + i * every]);
            return Quantiles.spread(some);
        }
    }
}
