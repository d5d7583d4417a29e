package io.jenkins.plugins.upkeep.notify;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file of lines that begins anew when it is large: what was in it is then in {@code NAME.1}, what was there in
 * {@code NAME.2}, and so on. Several processes and threads may add lines at once; none is lost or mixed with another. Where the
 * lock beside the file cannot be had, lines are added all the same, and the file is left to grow.
 *
 * @param file the file; it and its folder are made where they are missing
 * @param largest the size in bytes from which on it begins anew
 * @param kept how many former files stay
 */
record RotatedFile(Path file, long largest, int kept) {
    private static final Duration PAUSE = Duration.ofMillis(5);

    /**
     * Adds a line.
     *
     * @param line the line without its end
     * @param patience how long to wait for others who add lines
     * @throws IOException when it is not in the file
     * @throws InterruptedException when this thread was told to stop while it waited
     */
    void add(byte[] line, Duration patience) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var real = real();
        var lock = lock(real, patience);
        try {
            if (lock.isPresent() && isFull(real, line.length)) {
                rotate(real);
            }
            append(real, line);
        } finally {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    /** The file that a link names is what grows, and what its lock and its former files stand beside. */
    private Path real() throws IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            return file.toAbsolutePath();
        }
    }

    private static Optional<ProcessLock> lock(Path real, Duration patience) throws InterruptedException {
        var lockFile = real.resolveSibling("." + real.getFileName() + ".lock");
        var watch = Stopwatch.started();
        try {
            var lock = ProcessLock.take(lockFile);
            while (lock.isEmpty() && watch.elapsed().compareTo(patience) < 0) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                lock = ProcessLock.take(lockFile);
            }
            return lock;
        } catch (IOException e) {
            // Another account's lock, or a folder that takes no new file: the line matters more than the size.
            return Optional.empty();
        }
    }

    private boolean isFull(Path real, int more) throws IOException {
        return Files.isRegularFile(real) && Files.size(real) > 0 && Files.size(real) + more + 1 > largest;
    }

    private void rotate(Path real) {
        try {
            for (int number = kept; number > 0; number--) {
                var newer = number == 1 ? real : former(real, number - 1);
                if (Files.exists(newer)) {
                    Files.move(newer, former(real, number), ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            // The folder does not allow it. The file grows, and what is added to it is not lost.
            return;
        }
    }

    private static Path former(Path real, int number) {
        return real.resolveSibling(real.getFileName() + "." + number);
    }

    private static void append(Path real, byte[] line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (isBroken(real)) {
            bytes.write('\n');
        }
        bytes.write(line);
        bytes.write('\n');
        try (var channel = FileChannel.open(real, CREATE, WRITE, APPEND)) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** Whether the last line has no end: a disk was full, or a writer was killed. */
    private static boolean isBroken(Path real) throws IOException {
        if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
            return false;
        }
        try (var channel = FileChannel.open(real, READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
