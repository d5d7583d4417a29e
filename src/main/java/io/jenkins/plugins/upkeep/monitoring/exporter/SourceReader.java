package io.jenkins.plugins.upkeep.monitoring.exporter;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.source.Changes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a source in a thread of its own, one reading at a time: while one hangs, no further one is begun. What it throws is told,
 * and costs its own numbers only.
 */
final class SourceReader {
    private static final ThreadFactory THREADS = Daemons.named("source");

    private final MetricSource source;
    private final Changes changes;
    private FutureTask<Result> running;

    SourceReader(MetricSource source, Changes changes) {
        this.source = source;
        this.changes = changes;
    }

    /**
     * What came of it.
     *
     * @param source the source's name
     * @param up whether it could be read in time
     * @param families its numbers
     * @param time how long it took, or was waited for
     */
    record Result(String source, boolean up, List<Family> families, Duration time) {}

    String name() {
        return source.name();
    }

    /** Begins to read, where it is not being read. */
    synchronized void begin(Duration patience) {
        if (running == null || running.isDone()) {
            var task = new FutureTask<>(() -> read(patience));
            running = task;
            THREADS.newThread(task).start();
        }
    }

    private Result read(Duration patience) throws UpkeepException, InterruptedException {
        var begun = System.nanoTime();
        return new Result(name(), true, source.read(patience), since(begun));
    }

    /** Waits for the end of what was begun. */
    Result await(long begun, long end) throws InterruptedException {
        FutureTask<Result> task;
        synchronized (this) {
            task = running;
        }
        try {
            var result = task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            changes.well("source " + name());
            return result;
        } catch (TimeoutException e) {
            return failed("takes longer than the scrape", begun);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return failed(cause instanceof UpkeepException ? cause.getMessage() : cause.toString(), begun);
        }
    }

    private Result failed(String why, long begun) {
        changes.failed("source " + name(), "source " + name() + ": " + why);
        return new Result(name(), false, List.of(), since(begun));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
