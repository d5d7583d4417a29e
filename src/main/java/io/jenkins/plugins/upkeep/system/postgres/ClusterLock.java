package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mark of a cluster's folder, locked as long as the process that made it lives. The kernel releases the lock however
 * that process ends, and no reused process id or other container can be mistaken for it.
 */
final class ClusterLock implements Closeable {
    private static final String MARK = "upkeep-cluster";

    /** Locks belong to the process, and closing a second channel to a file loses them: our own are never tried. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private ClusterLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Marks a new folder. The mark appears when it is locked already. */
    static ClusterLock mark(Path folder) throws IOException {
        var early = folder.resolve(MARK + ".new");
        var lock = new ClusterLock(folder, FileChannel.open(early, CREATE_NEW, WRITE));
        OURS.add(folder);
        lock.channel.lock();
        Files.move(early, folder.resolve(MARK), ATOMIC_MOVE);
        return lock;
    }

    /** Takes over a folder whose maker is gone; empty when it lives, or the folder is not marked. */
    static Optional<ClusterLock> takeOver(Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        if (!Files.isRegularFile(mark, NOFOLLOW_LINKS) || !OURS.add(folder)) {
            return Optional.empty();
        }
        try {
            var channel = FileChannel.open(mark, Set.of(WRITE, NOFOLLOW_LINKS));
            if (channel.tryLock() != null) {
                return Optional.of(new ClusterLock(folder, channel));
            }
            channel.close();
        } catch (IOException e) {
            OURS.remove(folder);
            throw e;
        }
        OURS.remove(folder);
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(folder);
    }
}
