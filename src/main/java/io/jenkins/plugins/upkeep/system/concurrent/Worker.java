package io.jenkins.plugins.upkeep.system.concurrent;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/**
 * One of several that take work from a common queue, with resources of its own (a connection). Made, used and closed by
 * one thread; only {@link #abort()} is called by others.
 *
 * @param <T> a piece of work
 */
public interface Worker<T> extends AutoCloseable {
    /**
     * Does one piece of work.
     *
     * @param piece the piece
     * @throws UpkeepException when it cannot be done; all others are stopped then
     * @throws InterruptedException when the thread was told to stop
     */
    void work(T piece) throws UpkeepException, InterruptedException;

    /** Makes a running {@link #work} end soon, with whatever exception: closes the connection that it waits for. */
    void abort();

    @Override
    void close();

    /**
     * Makes the workers.
     *
     * @param <T> a piece of work
     */
    @FunctionalInterface
    interface Factory<T> {
        /**
         * Makes a worker, in the thread that will use it.
         *
         * @throws UpkeepException when it cannot be made
         * @throws InterruptedException when the thread was told to stop
         */
        Worker<T> create() throws UpkeepException, InterruptedException;
    }
}
