package io.jenkins.plugins.upkeep.system.concurrent;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does work that must not be cut short, such as an undo, although its caller may be told to stop. */
public final class Unbroken {
    private Unbroken() {}

    /**
     * Does work on a thread of its own and waits for its end, whatever happens. That the caller was told to stop is kept for
     * it.
     *
     * @param work the work; it bounds its own time
     * @param <T> what it gives
     * @throws UpkeepException as the work does
     */
    public static <T> T run(Stoppable.Work<T> work) throws UpkeepException {
        var task = new FutureTask<T>(work::run);
        Daemons.named("unbroken").newThread(task).start();
        var interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static UpkeepException failure(Throwable cause) {
        if (cause instanceof UpkeepException expected) {
            return expected;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        if (cause instanceof Error defect) {
            throw defect;
        }
        throw new IllegalStateException("work that nobody tells to stop was told to stop", cause);
    }
}
