package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Where points of a pair are missing. A pair that is seldom traded has no point for many an interval: a gap of such a length that
 * it would come by chance is taken for such, as often as the pair is without a point elsewhere. A feed that has points without
 * volume writes intervals without trades, so there each gap is a hole.
 *
 * @param missing how many points are missing in holes of the feed
 * @param quiet how many are missing because nobody may have traded
 * @param holes how many holes there are
 * @param longest the gaps, holes before others, the longest first; at most {@link #MOST}
 * @param open the gap that has not ended by now
 */
public record Gaps(int missing, int quiet, int holes, List<Gap> longest, Optional<Gap> open) {
    /** As many gaps of a pair are kept. */
    public static final int MOST = 20;

    /** A gap that comes by chance more seldom than in every thousandth period is a hole. */
    static final double SELDOM = 0.001;

    /** A pair that is without a point more seldom than in every twentieth interval is traded in all of them. */
    private static final double LEAST_SPARSE = 0.05;

    public Gaps {
        longest = List.copyOf(longest);
    }

    static Gaps of(PairGrid grid) {
        var runs = runs(grid);
        var chance = new Chance(grid, runs);
        var missing = 0;
        var quiet = 0;
        var holes = 0;
        var longest = new PriorityQueue<Gap>(Comparator.comparingInt(Gap::missing));
        for (var run : runs) {
            var gap = run.gap(grid.slots(), chance.explains(run));
            quiet += gap.quiet() ? gap.missing() : 0;
            missing += gap.quiet() ? 0 : gap.missing();
            holes += gap.quiet() ? 0 : 1;
            longest.add(gap);
            if (longest.size() > MOST) {
                longest.remove();
            }
        }
        return new Gaps(missing, quiet, holes, sorted(longest), open(grid, runs, chance));
    }

    private static Optional<Gap> open(PairGrid grid, List<Run> runs, Chance chance) {
        var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        return last == null || Slots.micros(grid.slots().time(last.last())) < grid.newest()
                ? Optional.empty()
                : Optional.of(last.gap(grid.slots(), chance.explains(last)));
    }

    private static List<Gap> sorted(PriorityQueue<Gap> gaps) {
        return gaps.stream()
                .sorted(Comparator.comparing(Gap::quiet)
                        .thenComparing(Comparator.comparingInt(Gap::missing).reversed())
                        .thenComparing(Gap::start))
                .toList();
    }

    /** A night between two sessions does not divide a gap. */
    private static List<Run> runs(PairGrid grid) {
        var runs = new ArrayList<Run>();
        var slots = grid.slots();
        var first = -1;
        var last = -1;
        var length = 0;
        for (int slot = 0; slot < slots.due(); slot++) {
            if (grid.has(slot)) {
                add(first, last, length, runs);
                length = 0;
            } else if (slots.isExpected(slot)) {
                first = length == 0 ? slot : first;
                last = slot;
                length++;
            }
        }
        add(first, last, length, runs);
        return runs;
    }

    private static void add(int first, int last, int length, List<Run> runs) {
        if (length > 0) {
            runs.add(new Run(first, last, length));
        }
    }

    private record Run(int first, int last, int length) {
        Gap gap(Slots slots, boolean quiet) {
            Instant end = slots.time(last + 1);
            return new Gap(slots.time(first), end, length, quiet);
        }
    }

    /** How likely a gap is where nothing is wrong. */
    private static final class Chance {
        private final boolean writesQuietIntervals;
        private final long expected;
        private final long[] absent;

        Chance(PairGrid grid, List<Run> runs) {
            var slots = grid.slots();
            var empty = 0;
            for (int slot = 0; slot < slots.due() && empty == 0; slot++) {
                empty += grid.volume(slot) == 0 ? 1 : 0;
            }
            this.writesQuietIntervals = empty > 0;
            this.expected = slots.expected();
            this.absent = new long[runs.stream().mapToInt(Run::length).max().orElse(0) + 1];
            runs.forEach(run -> absent[run.length()] += run.length());
            for (int length = 1; length < absent.length; length++) {
                absent[length] += absent[length - 1];
            }
        }

        /**
         * Of what is missing in other gaps of at most this length, is it likely that so many points follow each other? Longer gaps
         * do not count: a hole does not make others likely.
         */
        boolean explains(Run run) {
            var others = (double) expected - run.length();
            var elsewhere = (double) (absent[run.length()] - run.length()) / Math.max(1, others);
            return !writesQuietIntervals
                    && elsewhere >= LEAST_SPARSE
                    && Math.pow(elsewhere, run.length()) * others >= SELDOM;
        }
    }
}
