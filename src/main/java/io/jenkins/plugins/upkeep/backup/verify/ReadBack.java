package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads each file of a set back from its store as soon as it is whole there, while others are still being written, and
 * compares size, digest and structure. Safe for use by several threads.
 */
public final class ReadBack implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(10);

    private final SetReader reader;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Daemons.named("read back"));
    private final List<Future<?>> checks = new ArrayList<>();

    /**
     * @param reader reads the set's files
     */
    public ReadBack(SetReader reader) {
        this.reader = reader;
    }

    /** Has a file checked in the background. */
    public synchronized void add(SetFile file) {
        checks.add(executor.submit(() -> {
            new StoredFile(reader, file).requireWhole();
            return null;
        }));
    }

    /**
     * Waits until all files have been checked.
     *
     * @throws UpkeepException when one of them is not what was written
     * @throws InterruptedException when this thread was told to stop
     */
    public synchronized void await() throws UpkeepException, InterruptedException {
        for (var check : checks) {
            try {
                check.get();
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    private static UpkeepException failure(Throwable cause) {
        return cause instanceof UpkeepException expected
                ? expected
                : new UpkeepException("reading a set back failed: " + cause, cause);
    }

    /** Stops checking; what is still to be checked is left. An interruption of this thread is kept for the caller. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
