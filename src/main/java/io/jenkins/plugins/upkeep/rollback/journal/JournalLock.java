package io.jenkins.plugins.upkeep.rollback.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;

/** The lock that one rollback of a repository at a time holds; it ends when it is closed and when this process dies. */
public final class JournalLock implements AutoCloseable {
    private final ProcessLock lock;
    private final JournalFolder folder;

    JournalLock(ProcessLock lock, JournalFolder folder) {
        this.lock = lock;
        this.folder = folder;
    }

    @Override
    public void close() throws UpkeepException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UpkeepException(
                    folder.path() + ": the lock cannot be given back (" + e.getMessage()
                            + "); it ends with this process",
                    e);
        }
    }

    @Override
    public String toString() {
        return "the lock in " + folder.path();
    }
}
