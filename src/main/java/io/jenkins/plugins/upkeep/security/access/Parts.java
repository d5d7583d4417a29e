package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does each part of an audit on a thread of its own: a file system that hangs holds up no more than the part that uses it. What a part
 * saw counts when it ended in time, and not at all when it is late.
 */
final class Parts {
    private static final ThreadFactory THREADS = Daemons.named("access audit");

    private final Sight sight;

    Parts(Sight sight) {
        this.sight = sight;
    }

    /**
     * A part.
     *
     * @param <T> what others need of it
     */
    @FunctionalInterface
    interface Work<T> {
        T look(Sight own) throws InterruptedException;
    }

    /** What a part gives; empty when it is late. Without time it is not begun. */
    <T> Optional<T> look(Duration limit, Work<T> work) throws InterruptedException {
        if (limit.isZero() || limit.isNegative()) {
            return Optional.empty();
        }
        var own = new Sight();
        var task = new FutureTask<T>(() -> work.look(own));
        THREADS.newThread(task).start();
        try {
            var result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            sight.add(own);
            return Optional.of(result);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the access audit failed: " + e.getCause(), e);
        } finally {
            task.cancel(true);
        }
    }
}
