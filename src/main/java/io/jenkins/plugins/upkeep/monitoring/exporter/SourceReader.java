package io.jenkins.plugins.upkeep.monitoring.exporter;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.source.Changes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a source in a thread of its own, one reading at a time: while one hangs, no further one is begun. Who has more time than the
 * reading under way is given to a second one, which follows it. What it throws is told, and costs its own numbers only.
 */
final class SourceReader {
    private static final ThreadFactory THREADS = Daemons.named("source");

    private final MetricSource source;
    private final Changes changes;
    private Optional<SourceReading> running = Optional.empty();
    private Optional<SourceReading> next = Optional.empty();

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

    /**
     * Begins to read, where it is not being read.
     *
     * @param patience how long there is for that
     * @return a reading with at least that much time
     */
    synchronized SourceReading begin(Duration patience) {
        if (running.isEmpty()) {
            running = Optional.of(start(SourceReading.with(patience, Optional.empty())));
            return running.get();
        }
        if (running.get().hasAtLeast(patience)) {
            return running.get();
        }
        next.ifPresent(one -> one.extend(patience));
        next = next.or(() -> Optional.of(SourceReading.with(patience, running)));
        return next.get();
    }

    private SourceReading start(SourceReading reading) {
        THREADS.newThread(() -> work(reading)).start();
        return reading;
    }

    private void work(SourceReading reading) {
        try {
            var begun = System.nanoTime();
            var families = source.read(reading.left());
            ended();
            reading.complete(new Result(name(), true, families, since(begun)));
        } catch (UpkeepException | InterruptedException | RuntimeException | Error e) {
            ended();
            reading.fail(e);
        }
    }

    /** Before anybody hears of its end: who asks again then has a new reading. For one whose time is over nobody waits any more. */
    private synchronized void ended() {
        running = next.filter(SourceReading::beginsInTime).map(this::start);
        next = Optional.empty();
    }

    /** Waits for the end of what was begun. */
    Result await(SourceReading reading, long begun, long end) throws InterruptedException {
        try {
            var result = reading.result(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
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
