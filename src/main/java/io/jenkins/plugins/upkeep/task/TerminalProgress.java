package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Unit;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Progress as a bar in the last line of a terminal, redrawn at most ten times a second. Of several stretches it shows
 * the newest. What else goes to the same terminal must go through {@link #printLine(String)}. Safe for use by several
 * threads; a terminal that is held up does not hold up the work, except for lines.
 */
public final class TerminalProgress implements Progress, AutoCloseable {
    private static final long REDRAW_PAUSE = 100_000_000;
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final int DEFAULT_WIDTH = 80;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final LongSupplier nanoseconds;
    private final int width;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Meter> meters = new ArrayList<>();
    private volatile long drawnAt;
    private boolean drawn;
    private Heartbeat heartbeat;

    /**
     * Draws only while work advances.
     *
     * @param out the terminal; stays open
     * @param nanoseconds a monotonic clock
     * @param width its columns
     */
    public TerminalProgress(PrintStream out, LongSupplier nanoseconds, int width) {
        this.out = out;
        this.nanoseconds = nanoseconds;
        this.width = width;
        this.drawnAt = nanoseconds.getAsLong() - REDRAW_PAUSE;
    }

    /**
     * Draws also while work stands still, by a daemon thread, until it is closed.
     *
     * @param out the terminal; stays open
     * @return the bar
     */
    public static TerminalProgress live(PrintStream out) {
        var progress = new TerminalProgress(out, System::nanoTime, DEFAULT_WIDTH);
        progress.heartbeat = new Heartbeat(BEAT, progress::tick);
        return progress;
    }

    @Override
    public Stretch begin(String name, long total, Unit unit) {
        var meter = new Meter(name, total, unit, nanoseconds.getAsLong());
        locked(() -> meters.add(meter));
        tick();
        return new OpenStretch(meter);
    }

    /** Prints a line above the bar. */
    public void printLine(String line) {
        locked(() -> {
            clear();
            out.print(line + "\n");
            draw();
        });
    }

    /** Redraws the bar when it is time. */
    void tick() {
        if (nanoseconds.getAsLong() - drawnAt >= REDRAW_PAUSE && lock.tryLock()) {
            try {
                draw();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes the bar away for good. */
    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
        locked(() -> {
            meters.clear();
            draw();
        });
    }

    private void end(Meter meter) {
        locked(() -> {
            if (meters.remove(meter)) {
                draw();
            }
        });
    }

    private void draw() {
        var now = nanoseconds.getAsLong();
        drawnAt = now;
        if (meters.isEmpty()) {
            clear();
        } else {
            var newest = meters.get(meters.size() - 1);
            out.print(CLEAR + BarLine.of(newest.read(now), meters.size() - 1, width));
            drawn = true;
        }
        out.flush();
    }

    private void clear() {
        if (drawn) {
            out.print(CLEAR);
            drawn = false;
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private final class OpenStretch implements Stretch {
        private final Meter meter;

        private OpenStretch(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void advance(long amount) {
            meter.add(amount);
            tick();
        }

        @Override
        public void close() {
            end(meter);
        }
    }
}
