package io.jenkins.plugins.upkeep.system.store;

/** A lock held in a store. */
public interface StoreLock extends AutoCloseable {
    /** Gives the lock back. */
    @Override
    void close();
}
