package io.jenkins.plugins.upkeep.quality.grid;

import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The grids of all pairs for which there is room; the others are put off to a further pass over the data. Safe for use by several
 * threads.
 */
public final class Market {
    /** More pairs than any market has: then the column is not that of pairs. */
    public static final int MOST_PAIRS = 20_000;

    private final Slots slots;
    private final Clock clock;
    private final int room;
    private final Map<String, PairGrid> grids = new ConcurrentHashMap<>();
    private final SortedSet<String> putOff = Collections.synchronizedSortedSet(new TreeSet<>());

    /**
     * @param slots the places of points
     * @param clock tells the present
     * @param bytes the memory that the grids may take; one pair always finds room
     */
    public Market(Slots slots, Clock clock, long bytes) {
        this.slots = slots;
        this.clock = clock;
        this.room = (int) Math.max(1, Math.min(100_000, bytes / ((long) PairGrid.BYTES_A_SLOT * slots.count() + 512)));
    }

    /** How many pairs find room. */
    public int room() {
        return room;
    }

    /**
     * @param pair a pair's name
     * @return its grid; null when there is no room for it in this pass
     */
    public PairGrid grid(String pair) {
        var known = grids.get(pair);
        return known != null ? known : newGrid(pair);
    }

    private PairGrid newGrid(String pair) {
        synchronized (grids) {
            if (grids.containsKey(pair) || grids.size() < room) {
                return grids.computeIfAbsent(pair, any -> new PairGrid(slots, clock));
            }
        }
        if (putOff.size() <= MOST_PAIRS) {
            putOff.add(pair);
        }
        return null;
    }

    /** The grids by their pairs, in the order of names. */
    public SortedMap<String, PairGrid> grids() {
        return new TreeMap<>(grids);
    }

    /** The pairs that found no room; of far too many only the first. */
    public SortedSet<String> putOff() {
        return new TreeSet<>(putOff);
    }
}
