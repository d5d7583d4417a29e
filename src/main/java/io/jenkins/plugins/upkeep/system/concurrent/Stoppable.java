package io.jenkins.plugins.upkeep.system.concurrent;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.function.Predicate;

/**
 * Tells an interruption from a failure. Files and connections that a thread uses while it is told to stop fail with errors
 * of their own and leave the thread marked as interrupted; nobody may take such an error for a fault of the thing.
 */
public final class Stoppable {
    private Stoppable() {}

    /**
     * Work that can be told to stop.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws UpkeepException when it cannot be done
         * @throws InterruptedException when the thread was told to stop
         */
        T run() throws UpkeepException, InterruptedException;
    }

    /**
     * Does work on this thread.
     *
     * @param work the work
     * @param <T> what it gives
     * @throws UpkeepException as the work does, unless the thread was told to stop
     * @throws InterruptedException when the thread was told to stop, however the work showed it; the mark is taken away
     */
    public static <T> T run(Work<T> work) throws UpkeepException, InterruptedException {
        try {
            return work.run();
        } catch (UpkeepException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw stopped(e);
            }
            throw e;
        }
    }

    /**
     * Does work that goes on after what fails in it, and says at its end what failed. Of a thread that was told to stop
     * this may be a symptom of stopping.
     *
     * @param work the work
     * @param whole whether what it gave has no failure in it, and so holds even if the thread was told to stop by then
     * @param <T> what it gives
     * @throws UpkeepException as the work does, unless the thread was told to stop
     * @throws InterruptedException when the thread was told to stop, however the work showed it; the mark is taken away
     */
    public static <T> T run(Work<T> work, Predicate<? super T> whole) throws UpkeepException, InterruptedException {
        var result = run(work);
        if (!whole.test(result) && Thread.interrupted()) {
            throw new InterruptedException("told to stop");
        }
        return result;
    }

    private static InterruptedException stopped(Exception symptom) {
        var stop = new InterruptedException("told to stop");
        stop.initCause(symptom);
        return stop;
    }
}
