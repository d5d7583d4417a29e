package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock on a file of the folder. The operating system gives it back when its holder dies, so there are no stale ones;
 * the file stays, its content says who held it last.
 */
final class FolderLock implements StoreLock {
    private static final int LONGEST_OWNER = 1_000;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(FolderStore store, String key, Path file, String owner) throws IOException, UpkeepException {
        PrivateFolders.create(file.getParent());
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new UpkeepException("store " + store.describe() + ": " + key + " is held by " + holder(channel)
                        + "; wait until that run has ended");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(OneLine.of(owner).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel);
        } catch (IOException | UpkeepException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this very process holds it.
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(content, 0);
        return OneLine.of(StandardCharsets.UTF_8.decode(content.flip()).toString());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock file cannot be closed: " + e.getMessage(), e);
        }
    }
}
