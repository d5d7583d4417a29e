package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds when a feed stood still altogether: no pair had a point while the market was open. Of pairs that are all seldom traded none
 * has a point in many an interval; how often, their quiet intervals tell. For one thread.
 */
public final class Standstill {
    private static final int LEAST_SLOTS = 2;

    private final BitSet alive = new BitSet();
    private int pairs;
    private double allQuiet = 1;

    /**
     * Adds a pair.
     *
     * @param quiet in how many of the intervals nobody may have traded it
     */
    public void add(PairGrid grid, int quiet) {
        pairs++;
        allQuiet *= (double) quiet / Math.max(1, grid.slots().expected());
        for (int slot = 0; slot < grid.slots().due(); slot++) {
            if (grid.has(slot)) {
                alive.set(slot);
            }
        }
    }

    /**
     * @param slots the places of points
     * @return when no pair had a point, two intervals at least; nothing where there is only one pair
     */
    public List<Gap> gaps(Slots slots) {
        var gaps = new ArrayList<Gap>();
        if (pairs < 2) {
            return gaps;
        }
        for (int from = alive.nextClearBit(0); from < slots.due(); ) {
            var next = alive.nextSetBit(from);
            var to = next < 0 ? slots.due() : Math.min(next, slots.due());
            add(slots, from, to, gaps);
            from = alive.nextClearBit(to);
        }
        return gaps;
    }

    private void add(Slots slots, int from, int to, List<Gap> gaps) {
        var missing = 0;
        var first = -1;
        var last = -1;
        for (int slot = from; slot < to; slot++) {
            if (slots.isExpected(slot)) {
                first = missing == 0 ? slot : first;
                last = slot;
                missing++;
            }
        }
        if (missing >= LEAST_SLOTS && !comesByChance(missing, slots)) {
            gaps.add(new Gap(slots.time(first), slots.time(last + 1), missing, false));
        }
    }

    /** Whether quiet intervals of all pairs follow each other so often where nothing is wrong. */
    private boolean comesByChance(int intervals, Slots slots) {
        return Math.pow(allQuiet, intervals) * slots.expected() >= Gaps.SELDOM;
    }
}
