package io.jenkins.plugins.upkeep.system.concurrent;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Has pieces of work done by several workers at once. The first failure stops all; nobody runs on after
 * {@link #run(int, Collection, Worker.Factory)} has returned.
 *
 * @param <T> a piece of work
 */
public final class Workers<T> {
    private final String name;
    private final Queue<T> pieces;
    private final List<Worker<T>> active = new ArrayList<>();
    private Throwable failure;

    private Workers(String name, Collection<T> pieces) {
        this.name = name;
        this.pieces = new ConcurrentLinkedQueue<>(pieces);
    }

    /**
     * Does all the work.
     *
     * @param name what the threads are called
     * @param count how many workers there are at the most
     * @param pieces the pieces, begun in this order
     * @param factory makes a worker in its thread
     * @param <T> a piece of work
     * @throws UpkeepException the first failure of a worker, the others suppressed
     * @throws InterruptedException when this thread was interrupted; the workers have ended then
     */
    public static <T> void run(String name, int count, Collection<T> pieces, Worker.Factory<T> factory)
            throws UpkeepException, InterruptedException {
        new Workers<>(name, pieces).run(Math.min(count, pieces.size()), factory);
    }

    private void run(int count, Worker.Factory<T> factory) throws UpkeepException, InterruptedException {
        var ended = new CountDownLatch(count);
        var threads = new ArrayList<Thread>();
        for (int i = 1; i <= count; i++) {
            var thread = new Thread(() -> work(factory, ended), name + " " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            stop(e);
            joinAll(threads);
            throw e;
        }
        rethrow();
    }

    private void work(Worker.Factory<T> factory, CountDownLatch ended) {
        try (var worker = factory.create()) {
            enter(worker);
            for (var piece = next(); piece != null; piece = next()) {
                worker.work(piece);
            }
        } catch (UpkeepException | InterruptedException | RuntimeException | Error e) {
            stop(e);
        } finally {
            ended.countDown();
        }
    }

    private synchronized T next() {
        return failure == null ? pieces.poll() : null;
    }

    private synchronized void enter(Worker<T> worker) {
        active.add(worker);
    }

    private synchronized void stop(Throwable reason) {
        if (failure == null) {
            failure = reason;
            active.forEach(Worker::abort);
        } else {
            failure.addSuppressed(reason);
        }
    }

    private static void joinAll(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private synchronized void rethrow() throws UpkeepException, InterruptedException {
        if (failure instanceof UpkeepException expected) {
            throw expected;
        }
        if (failure instanceof InterruptedException interruption) {
            throw interruption;
        }
        if (failure != null) {
            throw new IllegalStateException(name + ": " + failure, failure);
        }
    }
}
