package io.jenkins.plugins.upkeep.task;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A monotonic clock that moves only when it is told to. */
final class Ticker implements LongSupplier {
    private long now = 5_000_000_000L;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
