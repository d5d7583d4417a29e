package io.jenkins.plugins.upkeep.quality.grid;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All points of a pair in a period, each in its slot, however they come: nine bytes a slot. Safe for use by several threads while
 * points are added.
 */
public final class PairGrid {
    /** What a slot takes of memory. */
    public static final int BYTES_A_SLOT = 9;

    private static final int MOST_EXAMPLES = 3;
    private static final byte MANY = Byte.MAX_VALUE;

    private final Slots slots;
    private final Clock clock;
    private final byte[] counts;
    private final float[] closes;
    private final float[] volumes;
    private final EnumMap<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final EnumMap<Fault, List<Instant>> examples = new EnumMap<>(Fault.class);
    private long points;
    private long unordered;
    private long offGrid;
    private long previous = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;
    private long now;

    /**
     * @param slots the places
     * @param clock tells the present; later points are of the future. It goes on while points are read, and so does the feed
     */
    public PairGrid(Slots slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
        this.now = Slots.micros(clock.instant());
        this.counts = new byte[slots.count()];
        this.closes = new float[slots.count()];
        this.volumes = new float[slots.count()];
        Arrays.fill(closes, Float.NaN);
        Arrays.fill(volumes, Float.NaN);
    }

    /**
     * Adds a point that stands after those that came before. One before the period is left out. One of the future does not put all
     * that follow out of order.
     */
    public synchronized void addNext(Candle candle) {
        unordered += candle.time() < previous ? 1 : 0;
        previous = isOfTheFuture(candle) ? previous : Math.max(previous, candle.time());
        add(candle);
    }

    /** Adds a point. One before the period is left out. */
    public synchronized void add(Candle candle) {
        if (candle.time() < slots.start()) {
            return;
        }
        points++;
        if (isOfTheFuture(candle)) {
            note(Fault.FUTURE, candle.time());
            return;
        }
        var slot = slots.slot(candle.time());
        newest = Math.max(newest, candle.time());
        offGrid += candle.time() % slots.interval() == 0 ? 0 : 1;
        check(candle);
        if (slot < slots.count()) {
            keep((int) slot, candle);
        }
    }

    private boolean isOfTheFuture(Candle candle) {
        if (candle.time() > now) {
            now = Slots.micros(clock.instant());
        }
        return candle.time() > now;
    }

    private void check(Candle candle) {
        if (candle.isIncomplete()) {
            note(Fault.NULL, candle.time());
        } else if (!candle.isFinite()) {
            note(Fault.NOT_A_NUMBER, candle.time());
        } else {
            checkNumbers(candle);
        }
    }

    private void checkNumbers(Candle candle) {
        if (!candle.isPriced()) {
            note(Fault.PRICE, candle.time());
        } else if (!candle.isOrdered()) {
            note(Fault.ORDER, candle.time());
        }
        if (candle.volume() < 0) {
            note(Fault.VOLUME, candle.time());
        }
    }

    private void keep(int slot, Candle candle) {
        if (counts[slot] > 0) {
            note(Fault.DUPLICATE, candle.time());
        }
        counts[slot] += counts[slot] < MANY ? (byte) 1 : 0;
        var close = (float) candle.close();
        var volume = (float) candle.volume();
        closes[slot] = close > 0 && Float.isFinite(close) ? close : Float.NaN;
        volumes[slot] = volume >= 0 && Float.isFinite(volume) ? volume : Float.NaN;
    }

    private void note(Fault fault, long time) {
        faults.merge(fault, 1, Integer::sum);
        var seen = examples.computeIfAbsent(fault, any -> new ArrayList<>());
        if (seen.size() < MOST_EXAMPLES) {
            seen.add(Slots.instant(time));
        }
    }

    /** Counts a line that is no point. */
    public synchronized void addUnreadable() {
        faults.merge(Fault.UNREADABLE, 1, Integer::sum);
    }

    /** The places of the points. */
    public Slots slots() {
        return slots;
    }

    /** How many points came. */
    public long points() {
        return points;
    }

    /** How many points stand after one of a later time, where they have an order. */
    public long unordered() {
        return unordered;
    }

    /** How many points are not at the beginning of their slot. */
    public long offGrid() {
        return offGrid;
    }

    /** When the newest point is that is not of the future, in microseconds since 1970; the least number when there is none. */
    public long newest() {
        return newest;
    }

    /** Whether a slot has a point. */
    public boolean has(int slot) {
        return counts[slot] > 0;
    }

    /** The last price of a slot; NaN when there is none. */
    public float close(int slot) {
        return closes[slot];
    }

    /** What was traded in a slot; NaN when that is not known. */
    public float volume(int slot) {
        return volumes[slot];
    }

    /** How many points have each fault. */
    public Map<Fault, Integer> faults() {
        return Collections.unmodifiableMap(faults);
    }

    /** When the first points with a fault are. */
    public List<Instant> examples(Fault fault) {
        return examples.getOrDefault(fault, List.of());
    }
}
