package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A lock on a file of the folder. The operating system gives it back when its holder dies, so there are no stale ones;
 * the file stays, its content says who held it last.
 */
final class FolderLock implements StoreLock {
    private final String key;
    private final ProcessLock lock;

    private FolderLock(String key, ProcessLock lock) {
        this.key = key;
        this.lock = lock;
    }

    static FolderLock take(FolderStore store, String key, Path file, String owner) throws IOException, UpkeepException {
        PrivateFolders.create(file.getParent());
        var lock = ProcessLock.take(file);
        if (lock.isEmpty()) {
            throw new UpkeepException("store " + store.describe() + ": " + key + " is held by " + holder(file)
                    + "; wait until that run has ended");
        }
        try {
            var channel = lock.get().channel();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(OneLine.of(owner).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(key, lock.get());
        } catch (IOException e) {
            lock.get().close();
            throw e;
        }
    }

    private static String holder(Path file) throws IOException {
        return ProcessLock.isOurs(file) ? "another run of this process" : OneLine.of(Files.readString(file));
    }

    /** The system takes the lock away from nobody who lives. */
    @Override
    public void requireHeld() {}

    @Override
    public String toString() {
        return key;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock file cannot be closed: " + e.getMessage(), e);
        }
    }
}
