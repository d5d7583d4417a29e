package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.init.Terminator;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that watch tasks. Their work may block on an agent, which those of Jenkins itself must not. */
public final class TaskPool {
    private static final int THREADS = 8;
    private static final ScheduledThreadPoolExecutor POOL = pool("upkeep tasks", THREADS);
    private static final ScheduledThreadPoolExecutor ALARMS = pool("upkeep alarms", 1);

    private TaskPool() {}

    private static ScheduledThreadPoolExecutor pool(String name, int threads) {
        var pool = new ScheduledThreadPoolExecutor(threads, Daemons.named(name));
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return pool;
    }

    static ScheduledFuture<?> schedule(Runnable work, Duration delay) {
        return POOL.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Does work on this thread, which is interrupted when it takes too long: an agent that is gone may not answer for
     * minutes.
     *
     * @throws Exception as the work does
     */
    static <T> T within(Duration most, Callable<T> work) throws Exception {
        var thread = Thread.currentThread();
        var alarm = ALARMS.schedule(thread::interrupt, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } finally {
            alarm.cancel(false);
            Thread.interrupted();
        }
    }

    /** Ends the watching, not the tasks: they go on, and are found again when the controller is back. */
    @Terminator
    public static void shutDown() {
        POOL.shutdownNow();
        ALARMS.shutdownNow();
    }
}
