package io.jenkins.plugins.upkeep.system.concurrent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work with a time limit that runs from the moment it begins, not from the moment it was asked for. What takes longer is cancelled and
 * interrupted.
 *
 * @param <T> what the work gives
 */
public class TimedWork<T> extends FutureTask<T> {
    private final Duration limit;
    private final ScheduledExecutorService timer;
    private final Runnable abandon;

    /**
     * @param work the work
     * @param limit how long it may take
     * @param timer ends what takes longer
     * @param abandon frees the work's thread where an interruption alone does not; called once the work was cancelled
     */
    public TimedWork(Callable<T> work, Duration limit, ScheduledExecutorService timer, Runnable abandon) {
        super(work);
        this.limit = limit;
        this.timer = timer;
        this.abandon = abandon;
    }

    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        var alarm = timer.schedule(() -> cancel(true), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            super.run();
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    protected void done() {
        if (isCancelled()) {
            abandon.run();
        }
    }
}
