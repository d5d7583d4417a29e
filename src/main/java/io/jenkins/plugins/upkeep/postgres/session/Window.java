package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time that maintenance may take. At its end what is under way is cancelled in the server, which undoes it, and nothing new
 * is begun. It is measured by the monotonic clock. Safe for use by several threads.
 */
public final class Window implements AutoCloseable {
    private static final long AGAIN_MILLIS = 500;

    private final Duration length;
    private final Stopwatch watch = Stopwatch.started();
    private final Set<MaintenanceSession> sessions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("end of the window"));

    private Window(Duration length) {
        this.length = length;
        // Again and again: a statement that began in the very moment of the end was not there to be cancelled.
        var unused =
                timer.scheduleWithFixedDelay(this::cancelAll, length.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins one now.
     *
     * @param length how long it is
     */
    public static Window of(Duration length) {
        return new Window(length);
    }

    /**
     * @return how long it is
     */
    public Duration length() {
        return length;
    }

    /**
     * @return whether nothing new may begin
     */
    public boolean isOver() {
        return left().isZero();
    }

    /**
     * @return how much of it is left; never negative
     */
    public Duration left() {
        var left = length.minus(watch.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    void enter(MaintenanceSession session) {
        sessions.add(session);
    }

    void leave(MaintenanceSession session) {
        sessions.remove(session);
    }

    private void cancelAll() {
        sessions.forEach(MaintenanceSession::cancel);
    }

    /** Ends the watch over the sessions. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
