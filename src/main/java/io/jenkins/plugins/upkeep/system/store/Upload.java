package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.ByteBuffer;

/** A file on its way into a store. Closing it before it is committed leaves nothing behind. For one thread. */
public interface Upload extends AutoCloseable {
    /**
     * Writes all that remains in the buffer.
     *
     * @param data the next bytes
     * @throws UpkeepException when the store does not take them; then the file can only be closed
     */
    void write(ByteBuffer data) throws UpkeepException;

    /**
     * Makes the file appear under its key, safe from a power failure.
     *
     * @throws UpkeepException when the store does not take it
     */
    void commit() throws UpkeepException;

    @Override
    void close();
}
