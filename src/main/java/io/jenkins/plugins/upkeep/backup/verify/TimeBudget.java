package io.jenkins.plugins.upkeep.backup.verify;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A time within which as much is read as fits: a file is begun when, by the speed so far, it can be read within what is left.
 * The first one is always begun, so that each run gets further. Small files tell what it takes to ask for a file, and nothing of
 * the speed: until enough was read, whatever comes is begun. For one thread.
 */
public final class TimeBudget {
    /** From how many bytes on there is a speed. */
    private static final long ENOUGH = 1 << 20;

    private final long nanos;
    private final LongSupplier clock;
    private final long start;
    private long bytes;
    private long files;

    /**
     * @param budget how long may be read
     */
    public TimeBudget(Duration budget) {
        this(budget, System::nanoTime);
    }

    /**
     * @param budget how long may be read
     * @param clock a clock that is never set, in nanoseconds
     */
    TimeBudget(Duration budget, LongSupplier clock) {
        this.nanos = budget.toNanos();
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    private long left() {
        return nanos - (clock.getAsLong() - start);
    }

    /**
     * @return whether nothing more may be begun, however small
     */
    public boolean isOver() {
        return files > 0 && left() <= 0;
    }

    /**
     * @param size how large a file is, in bytes
     * @return whether it may be begun
     */
    public boolean allows(long size) {
        if (files == 0) {
            return true;
        }
        double spent = nanos - left();
        return left() > 0 && (bytes < ENOUGH || size * (spent / bytes) <= left());
    }

    /** Notes that a file was read. */
    public void spent(long size) {
        files++;
        bytes += size;
    }
}
