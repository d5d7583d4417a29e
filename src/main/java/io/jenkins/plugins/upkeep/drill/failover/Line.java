package io.jenkins.plugins.upkeep.drill.failover;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes one request after the other, at a pace, in a thread of its own until it is closed. */
final class Line implements AutoCloseable {
    private final Trace trace = new Trace();
    private final Supplier<Optional<String>> request;
    private final long pace;
    private final Thread thread;
    private volatile boolean closed;

    private Line(String name, Supplier<Optional<String>> request, Duration pace) {
        this.request = request;
        this.pace = pace.toNanos();
        this.thread = new Thread(this::run, "line of " + name);
        thread.setDaemon(true);
    }

    static Line begin(String name, Supplier<Optional<String>> request, Duration pace) {
        var line = new Line(name, request, pace);
        line.thread.start();
        return line;
    }

    private void run() {
        while (!closed) {
            var begin = System.nanoTime();
            var problem = request.get();
            var end = System.nanoTime();
            trace.add(new Sample(begin, end, problem));
            pause(pace - (end - begin));
        }
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    Trace trace() {
        return trace;
    }

    /** A request under way is not waited for; it ends by its own patience. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
