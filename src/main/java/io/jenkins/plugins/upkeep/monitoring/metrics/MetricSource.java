package io.jenkins.plugins.upkeep.monitoring.metrics;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.List;

/**
 * Something whose numbers the exporter shows. Asked by one thread at a time, not always the same. It keeps what it needs from one
 * time to the next, such as a connection, until it is closed.
 */
public interface MetricSource extends AutoCloseable {
    /**
     * @return its name: {@code database}
     */
    String name();

    /**
     * Reads its numbers.
     *
     * @param patience how long there is for that; whoever takes longer is not waited for
     * @return the numbers; what could not be read is not among them
     * @throws UpkeepException when nothing could be read
     * @throws InterruptedException when the thread was told to stop
     */
    List<Family> read(Duration patience) throws UpkeepException, InterruptedException;

    /** Lets go what it keeps; may be called while it is read, which ends then. */
    @Override
    default void close() {
        // Most keep nothing.
    }
}
