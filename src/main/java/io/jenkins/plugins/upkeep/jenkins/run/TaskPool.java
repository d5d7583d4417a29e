package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The threads that watch tasks. Their work may block on an agent that hangs, which those of Jenkins itself must not, and
 * which must not keep the tasks of other agents waiting: so there are many, and they go when they have nothing to do.
 * They end with their Jenkins; one that starts within the same process has its own.
 */
@Extension
public final class TaskPool {
    private static final int THREADS = 100;
    private static final int MOST_OF_ONE_AGENT = 25;
    private static final long IDLE_SECONDS = 30;
    private static final long GLANCE_MILLIS = 500;

    private final AgentTurns turns = new AgentTurns(MOST_OF_ONE_AGENT);
    private final ThreadPoolExecutor workers = workers();
    private final ScheduledThreadPoolExecutor timer = timer();

    private static TaskPool get() {
        return ExtensionList.lookupSingleton(TaskPool.class);
    }

    /** The turns of all tasks, shared out among their agents. */
    static AgentTurns turns() {
        return get().turns;
    }

    private static ThreadPoolExecutor workers() {
        var workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Daemons.named("upkeep tasks"));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, Daemons.named("upkeep timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timer;
    }

    static ScheduledFuture<?> schedule(Runnable work, Duration delay) {
        var pool = get();
        return pool.timer.schedule(() -> pool.workers.execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Does work on this thread, which is interrupted when it takes too long: an agent that is gone may not answer for
     * minutes.
     *
     * @throws Exception as the work does
     */
    static <T> T within(Duration most, Callable<T> work) throws Exception {
        var alarm = new Alarm(Thread.currentThread());
        var due = get().timer.schedule(alarm::ring, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } finally {
            due.cancel(false);
            alarm.silence();
        }
    }

    /**
     * Does work on this thread that may take very long, and interrupts it as soon as nobody wants it any more.
     *
     * @param unwanted is asked again and again, and must not wait for anything
     * @throws Exception as the work does
     */
    static <T> T unless(BooleanSupplier unwanted, Callable<T> work) throws Exception {
        var alarm = new Alarm(Thread.currentThread());
        var watch = get().timer
                .scheduleWithFixedDelay(
                        () -> {
                            if (unwanted.getAsBoolean()) {
                                alarm.ring();
                            }
                        },
                        GLANCE_MILLIS,
                        GLANCE_MILLIS,
                        TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } finally {
            watch.cancel(false);
            alarm.silence();
        }
    }

    /** Interrupts a thread, unless it is done: what the thread does next is not interrupted by a late ring. */
    private static final class Alarm {
        private final Thread thread;
        private boolean done;

        private Alarm(Thread thread) {
            this.thread = thread;
        }

        private synchronized void ring() {
            if (!done) {
                thread.interrupt();
            }
        }

        private synchronized void silence() {
            done = true;
            Thread.interrupted();
        }
    }

    /** Ends the watching, not the tasks: they go on, and are found again when the controller is back. */
    @Terminator
    public static void shutDown() {
        get().timer.shutdownNow();
        get().workers.shutdownNow();
    }
}
