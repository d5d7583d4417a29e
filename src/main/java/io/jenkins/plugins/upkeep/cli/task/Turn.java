package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.files.QueueLock;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The turn of one run in the folder of its report: two at once would mix their reports, and mostly their work too. Whoever comes
 * later waits. It ends with its process, however that does.
 */
final class Turn implements AutoCloseable {
    /** A backup of the night may still be under way when that of the month begins. */
    static final Duration PATIENCE = Duration.ofHours(2);

    private static final String FILE_NAME = ".run.lock";
    private static final int LONGEST_NOTE = 200;

    private final Optional<ProcessLock> lock;
    private final Surroundings world;

    private Turn(Optional<ProcessLock> lock, Surroundings world) {
        this.lock = lock;
        this.world = world;
    }

    /**
     * Waits for it. Where the folder cannot be locked the run does without.
     *
     * @param task the task's name
     * @param folder the folder of its report
     * @param patience how long to wait; nothing for not at all
     * @param world where to complain
     * @param log is told of whom it waits for
     * @throws UpkeepException when another run is still there afterwards
     * @throws InterruptedException when this one was told to stop meanwhile
     */
    static Turn take(String task, Path folder, Duration patience, Surroundings world, TaskLog log)
            throws UpkeepException, InterruptedException {
        var file = folder.resolve(FILE_NAME);
        try {
            Files.createDirectories(folder);
            var lock = QueueLock.take(file, Duration.ZERO);
            if (lock.isEmpty() && !patience.isZero()) {
                log.info(task + ": waits until " + holder(file) + " has ended, which uses " + folder + "; at most "
                        + patience.toMinutes() + " min");
                lock = world.interruption().guard(() -> awaited(file, patience));
            }
            if (lock.isEmpty()) {
                throw new UpkeepException(task + ": did not begin, since " + holder(file) + " uses " + folder
                        + "; run it again when that has ended, or name another folder with --report");
            }
            note(lock.get(), world);
            return new Turn(lock, world);
        } catch (IOException e) {
            return new Turn(Optional.empty(), world);
        }
    }

    private static Optional<ProcessLock> awaited(Path file, Duration patience)
            throws UpkeepException, InterruptedException {
        try {
            return QueueLock.take(file, patience);
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be locked any more (" + e + "); check the disk", e);
        }
    }

    /** For who waits; on a full disk it is another run without a name. */
    private static void note(ProcessLock lock, Surroundings world) {
        var text = "process " + ProcessHandle.current().pid() + ", begun at "
                + world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            lock.channel().truncate(0);
            lock.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            return;
        }
    }

    private static String holder(Path file) throws IOException {
        if (ProcessLock.isOurs(file)) {
            return "another run in this process";
        }
        try (var note = Files.newInputStream(file)) {
            var text = new String(note.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
            return "another run" + (text.isBlank() ? "" : " (" + Visible.of(text) + ")");
        }
    }

    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            world.complain("the lock of the report's folder cannot be given back (" + e + "); check the disk");
        }
    }
}
