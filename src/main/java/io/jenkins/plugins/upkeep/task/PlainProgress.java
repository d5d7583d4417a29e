package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Progress as a log line now and then, for logs that are read later: the first after ten seconds, so that short work says
 * nothing, and one at the end of long work. Safe for use by several threads.
 */
public final class PlainProgress implements Progress, AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration BEAT = Duration.ofSeconds(1);

    /** How long it is silent between two lines, unless another pause is given. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private final TaskLog log;
    private final LongSupplier nanoseconds;
    private final Duration pause;
    private final Set<LoggedStretch> stretches = ConcurrentHashMap.newKeySet();
    private Heartbeat heartbeat;

    /**
     * Speaks only while work advances.
     *
     * @param log where the lines go
     * @param nanoseconds a monotonic clock
     * @param pause how long it is silent between two lines
     */
    public PlainProgress(TaskLog log, LongSupplier nanoseconds, Duration pause) {
        this.log = log;
        this.nanoseconds = nanoseconds;
        this.pause = pause;
    }

    /**
     * Speaks also while work stands still, by a daemon thread, until it is closed.
     *
     * @param log where the lines go
     * @return the progress
     */
    public static PlainProgress live(TaskLog log) {
        var progress = new PlainProgress(log, System::nanoTime, PAUSE);
        progress.heartbeat = new Heartbeat(BEAT, progress::tick);
        return progress;
    }

    @Override
    public Stretch begin(String name, long total, Unit unit) {
        var stretch = new LoggedStretch(new Meter(name, total, unit, nanoseconds.getAsLong()));
        stretches.add(stretch);
        return stretch;
    }

    /** Says how far the work is where it is time to. */
    void tick() {
        stretches.forEach(LoggedStretch::tick);
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
        stretches.clear();
    }

    private final class LoggedStretch implements Stretch {
        private final Meter meter;
        private final AtomicLong due = new AtomicLong(nanoseconds.getAsLong() + FIRST.toNanos());
        private volatile boolean spoken;

        private LoggedStretch(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void advance(long amount) {
            meter.add(amount);
            speakWhenDue(nanoseconds.getAsLong());
        }

        @Override
        public void close() {
            if (stretches.remove(this) && spoken) {
                var reading = meter.whole(nanoseconds.getAsLong());
                log.info(reading.name() + ": ended, " + Units.format((double) reading.done(), reading.unit()) + " in "
                        + Units.format(reading.seconds(), Unit.SECONDS)
                        + reading.rateWords().map(rate -> ", " + rate).orElse(""));
            }
        }

        private void tick() {
            var now = nanoseconds.getAsLong();
            meter.read(now);
            speakWhenDue(now);
        }

        private void speakWhenDue(long now) {
            var planned = due.get();
            if (now - planned >= 0 && due.compareAndSet(planned, now + pause.toNanos())) {
                spoken = true;
                log.info(line(meter.read(now)));
            }
        }

        private String line(Reading reading) {
            var percent = reading.percent();
            var part = percent.isPresent() ? Optional.of(percent.getAsInt() + " %") : Optional.<String>empty();
            return reading.name() + ": "
                    + Stream.concat(part.stream(), Stream.of(reading.amounts())).collect(Collectors.joining(", "));
        }
    }
}
