package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A lock held in a store. Safe for use by several threads. */
public interface StoreLock extends AutoCloseable {
    /**
     * Demands that nobody else can have taken the lock meanwhile. Asked before anything that cannot be undone.
     *
     * @throws UpkeepException when it was lost, or nobody can say; then nothing may be published or removed
     */
    void requireHeld() throws UpkeepException;

    /** Gives the lock back. */
    @Override
    void close();
}
