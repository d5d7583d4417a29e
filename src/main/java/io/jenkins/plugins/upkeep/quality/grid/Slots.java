package io.jenkins.plugins.upkeep.quality.grid;

import io.jenkins.plugins.upkeep.quality.calendar.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * The places in time at which a feed should have a point: one for each interval of a period while the market is open. They begin
 * at whole intervals since 1970 in UTC. Immutable.
 */
public final class Slots {
    /** As many as are held of a pair in memory; ten years of minutes. */
    public static final int MOST = 5_300_000;

    private static final long MICROS = 1_000_000;

    private final long start;
    private final long interval;
    private final int count;
    private final int due;
    private final BitSet expected;

    private Slots(long start, long interval, int count, int due, BitSet expected) {
        this.start = start;
        this.interval = interval;
        this.count = count;
        this.due = due;
        this.expected = expected;
    }

    /**
     * @param now the present, by the clock of this machine
     * @param period how far back
     * @param interval from one point to the next
     * @param delay how long after its interval a point may come
     * @param sessions when the market is open
     * @return the slots from the period's beginning to the one that now lies in
     * @throws IllegalArgumentException when there are more than {@link #MOST}
     */
    public static Slots until(Instant now, Duration period, Duration interval, Duration delay, Sessions sessions) {
        var step = micros(interval);
        var first = Math.floorDiv(micros(now.minus(period)) + step - 1, step);
        var last = Math.floorDiv(micros(now), step);
        var count = last - first + 1;
        if (count > MOST) {
            throw new IllegalArgumentException("period: must be at most " + MOST + " times the interval");
        }
        var due = Math.floorDiv(micros(now.minus(delay)), step) - first;
        var slots = new Slots(
                first * step, step, (int) count, (int) Math.max(0, Math.min(due, count - 1)), new BitSet((int) count));
        slots.expect(sessions);
        return slots;
    }

    /** A slot of which the market is open for a part is one that should have a point. */
    private void expect(Sessions sessions) {
        for (var opening : sessions.between(time(0), time(due))) {
            var from = Math.floorDiv(micros(opening.start()) - start, interval);
            var to = Math.floorDiv(micros(opening.end()) - start + interval - 1, interval);
            expected.set((int) Math.max(0, from), (int) Math.min(due, to));
        }
    }

    private static long micros(Duration duration) {
        return Math.max(1, duration.toNanos() / 1_000);
    }

    /** A moment as the number that databases count: microseconds since 1970. */
    public static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1_000);
    }

    /** The moment of such a number. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /**
     * @param micros a moment
     * @return the number of its slot; outside of 0 and {@link #count()} when it lies in none
     */
    public long slot(long micros) {
        return Math.floorDiv(micros - start, interval);
    }

    /** When a slot begins. */
    public Instant time(int slot) {
        return instant(start + slot * interval);
    }

    /** The first moment, in microseconds since 1970. */
    public long start() {
        return start;
    }

    /** From one point to the next, in microseconds. */
    public long interval() {
        return interval;
    }

    /** How many slots there are. */
    public int count() {
        return count;
    }

    /** How many of the slots, from the first on, should have their points by now. */
    public int due() {
        return due;
    }

    /** Whether a slot should have a point. */
    public boolean isExpected(int slot) {
        return expected.get(slot);
    }

    /** How many slots should have a point. */
    public int expected() {
        return expected.cardinality();
    }
}
