package io.jenkins.plugins.upkeep.monitoring.exporter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One reading of a source, which may still have to wait for the one before it. Safe for use by several threads. */
final class SourceReading {
    private final CompletableFuture<SourceReader.Result> result = new CompletableFuture<>();

    /** None once this one has ended: else each would keep all that were before it. */
    private volatile Optional<SourceReading> before;

    private Duration patience;
    private long end;

    private SourceReading(Duration patience, Optional<SourceReading> before) {
        this.before = before;
        this.patience = patience;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /**
     * @param patience how long there is from now on
     * @param before the reading with less time that it follows
     */
    static SourceReading with(Duration patience, Optional<SourceReading> before) {
        return new SourceReading(patience, before);
    }

    synchronized boolean hasAtLeast(Duration time) {
        return patience.compareTo(time) >= 0;
    }

    /** Somebody with more time waits for it as well; it has not begun yet. */
    synchronized void extend(Duration longer) {
        if (!hasAtLeast(longer)) {
            patience = longer;
            end = System.nanoTime() + longer.toNanos();
        }
    }

    /** Whether there is time left for it when it begins, after the one before it; that is what it has then. */
    synchronized boolean beginsInTime() {
        patience = left();
        return System.nanoTime() < end;
    }

    /** How long there still is. */
    synchronized Duration left() {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), end - System.nanoTime()));
    }

    void complete(SourceReader.Result value) {
        result.complete(value);
        before = Optional.empty();
    }

    void fail(Throwable problem) {
        result.completeExceptionally(problem);
        before = Optional.empty();
    }

    /** What came of it; where it takes too long, what came of the one before it is better than nothing. */
    SourceReader.Result result(long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        var former = before;
        try {
            return result.get(time, unit);
        } catch (TimeoutException e) {
            var earlier = former.filter(one -> one.result.isDone());
            if (earlier.isEmpty()) {
                throw e;
            }
            return earlier.get().result.get();
        }
    }
}
