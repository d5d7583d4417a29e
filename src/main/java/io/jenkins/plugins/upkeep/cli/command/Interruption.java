package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries a signal to the work that it shall stop. Only work under {@link #guard} is interrupted, so that what comes
 * after it, such as the writing of a report, is not. Safe for use by several threads.
 */
public final class Interruption {
    private final CountDownLatch finished = new CountDownLatch(1);
    private Optional<Thread> worker = Optional.empty();
    private boolean requested;
    private boolean over;
    private int exitStatus = ExitStatus.INTERRUPTED;

    /** Work that can be interrupted. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @return what came of it
         * @throws UpkeepException when it could not be done
         * @throws InterruptedException when it was interrupted, and undid what must not stay half done
         */
        T run() throws UpkeepException, InterruptedException;
    }

    /**
     * Does work on this thread. Afterwards the thread is not interrupted, whatever came meanwhile.
     *
     * @param work the work
     * @return what came of it
     * @throws UpkeepException as the work does
     * @throws InterruptedException as the work does, and when the request came before it began
     */
    public <T> T guard(Work<T> work) throws UpkeepException, InterruptedException {
        begin();
        try {
            return work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (requested) {
            throw new InterruptedException("stopped before it began");
        }
        worker = Optional.of(Thread.currentThread());
    }

    private synchronized void end() {
        worker = Optional.empty();
        Thread.interrupted();
    }

    /**
     * @return whether the work was told to stop
     */
    public synchronized boolean requested() {
        return requested;
    }

    /**
     * Tells the work to stop. More requests change nothing: an undo under way is not cut short.
     *
     * @return whether there is something to wait for
     */
    public synchronized boolean request() {
        if (!over && !requested) {
            requested = true;
            worker.ifPresent(Thread::interrupt);
        }
        return !over;
    }

    /**
     * Says that nothing is left to be interrupted.
     *
     * @param status the exit status: that of work which was done before it heard of the request is its own
     */
    public synchronized void finish(int status) {
        over = !requested;
        exitStatus = status;
        finished.countDown();
    }

    /**
     * @return the exit status; that of interrupted work until it is known
     */
    public synchronized int exitStatus() {
        return exitStatus;
    }

    /**
     * @param most the longest to wait
     * @return whether {@link #finish} was called in time
     * @throws InterruptedException when this thread is interrupted itself
     */
    public boolean awaitFinish(Duration most) throws InterruptedException {
        return finished.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
