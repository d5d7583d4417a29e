package io.jenkins.plugins.upkeep.system.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a file, against other processes and against the threads of this one. The kernel releases it however its holder
 * ends; the file stays. Locks belong to the process, and closing any other channel to the file would lose them: a file that
 * this process holds is never opened a second time here.
 */
public final class ProcessLock implements Closeable {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param path the file, made where it is missing; its folder exists
     * @return the lock; empty when somebody holds it
     * @throws IOException when the file cannot be opened
     */
    public static Optional<ProcessLock> take(Path path) throws IOException {
        var file = real(path);
        if (!OURS.add(file)) {
            return Optional.empty();
        }
        Optional<ProcessLock> lock = Optional.empty();
        try {
            lock = locked(file);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                OURS.remove(file);
            }
        }
    }

    private static Optional<ProcessLock> locked(Path file) throws IOException {
        var channel = FileChannel.open(file, CREATE, READ, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new ProcessLock(file, channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * @param path a file
     * @return whether this process holds it
     */
    public static boolean isOurs(Path path) throws IOException {
        return OURS.contains(real(path));
    }

    private static Path real(Path path) throws IOException {
        return path.toAbsolutePath().getParent().toRealPath().resolve(path.getFileName());
    }

    /**
     * @return the file's content, to read and write; closed with this
     */
    public FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(file);
    }
}
