package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Turns of the same work, never two at a time, each when the one before asked for it or when somebody wakes it. Nobody
 * waits: who wakes it during a turn gets another one right after that.
 */
final class Turns {
    private final Supplier<Optional<Duration>> work;
    private final Scheduler scheduler;
    private Future<?> next;
    private boolean busy;
    private boolean again;

    /**
     * @param work takes a turn and says how long to wait for the next; empty for no more
     * @param scheduler has turns taken on other threads
     */
    Turns(Supplier<Optional<Duration>> work, Scheduler scheduler) {
        this.work = work;
        this.scheduler = scheduler;
    }

    /** Has something done later, on another thread. */
    @FunctionalInterface
    interface Scheduler {
        Future<?> schedule(Runnable work, Duration delay);
    }

    synchronized void wake() {
        if (busy) {
            again = true;
        } else {
            schedule(Duration.ZERO);
        }
    }

    private synchronized void schedule(Duration delay) {
        if (next != null) {
            next.cancel(false);
        }
        next = scheduler.schedule(this::take, delay);
    }

    private void take() {
        if (!begin()) {
            return;
        }
        var delay = Optional.<Duration>empty();
        try {
            delay = work.get();
        } finally {
            end(delay);
        }
    }

    private synchronized boolean begin() {
        if (busy) {
            again = true;
            return false;
        }
        busy = true;
        again = false;
        return true;
    }

    private synchronized void end(Optional<Duration> delay) {
        busy = false;
        if (again) {
            schedule(Duration.ZERO);
        } else {
            delay.ifPresent(this::schedule);
        }
    }
}
