package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Unit;
import java.util.concurrent.atomic.LongAdder;

/** Counts the work of one stretch and knows its rate, smoothed over some seconds. Safe for use by several threads. */
final class Meter {
    private static final double SMOOTHED_OVER = 5e9;
    private static final long SHORTEST_SAMPLE = 50_000_000;

    private final String name;
    private final long total;
    private final Unit unit;
    private final long start;
    private final LongAdder done = new LongAdder();
    private long sampledAt;
    private double sampledDone;
    private double rate;

    Meter(String name, long total, Unit unit, long now) {
        this.name = name;
        this.total = total;
        this.unit = unit;
        this.start = now;
        this.sampledAt = now;
    }

    void add(long amount) {
        done.add(amount);
    }

    /** How far the work is at a moment of the monotonic clock, in nanoseconds. */
    synchronized Reading read(long now) {
        var amount = done.sum();
        sample(amount, now);
        return new Reading(name, unit, amount, total, rate * 1e9, (now - start) / 1e9);
    }

    /** How far the work was on the whole, for its end. */
    Reading whole(long now) {
        var amount = done.sum();
        var seconds = (now - start) / 1e9;
        return new Reading(name, unit, amount, amount, seconds > 0 ? amount / seconds : 0, seconds);
    }

    private void sample(long amount, long now) {
        var time = now - sampledAt;
        if (time < SHORTEST_SAMPLE) {
            return;
        }
        var current = (amount - sampledDone) / time;
        var first = sampledAt == start;
        rate = first ? current : rate + (1 - Math.exp(-time / SMOOTHED_OVER)) * (current - rate);
        sampledAt = now;
        sampledDone = amount;
    }
}
