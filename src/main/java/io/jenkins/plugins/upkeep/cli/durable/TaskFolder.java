package io.jenkins.plugins.upkeep.cli.durable;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The folder of a watched run: who does it, what it prints, how it ended. Names and forms are a contract with the watcher.
 *
 * @param path the folder; it exists
 */
public record TaskFolder(Path path) {
    /** Names the folder of this run; without it a run is not watched. */
    public static final String PROPERTY = "upkeep.task.folder";

    /** Holds the process id. */
    public static final String PID = "pid";

    /** Is there once the run has been told to stop: a process that has not begun by then does not begin. */
    public static final String STOP = "stop";

    /** Holds all that the run prints. */
    public static final String LOG = "log";

    /** Holds the exit status, once the run has ended. */
    public static final String EXIT = "exit";

    private static final String LOCK = "lock";

    /**
     * @return the folder that this process was started for
     */
    static Optional<TaskFolder> asked() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(TaskFolder::new);
    }

    /**
     * @return whether this process does a watched run
     */
    public static boolean isAsked() {
        return asked().isPresent();
    }

    Path log() {
        return path.resolve(LOG);
    }

    /** Takes the run; empty while another process does it. */
    Optional<ProcessLock> take() throws UpkeepException {
        try {
            return ProcessLock.take(path.resolve(LOCK));
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    /**
     * @return whether a process does the run at this moment
     * @throws IOException when the folder cannot be looked at
     */
    public boolean isHeld() throws IOException {
        var lock = ProcessLock.take(path.resolve(LOCK));
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    void release(Optional<ProcessLock> lock, UpkeepException reason) {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    void writePid() throws UpkeepException {
        AtomicFile.write(
                path.resolve(PID), Long.toString(ProcessHandle.current().pid()));
    }

    boolean isStopped() {
        return Files.exists(path.resolve(STOP));
    }

    void writeExit(int status) throws UpkeepException {
        AtomicFile.write(path.resolve(EXIT), Integer.toString(status));
    }

    OptionalInt exit() throws UpkeepException {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(path.resolve(EXIT))));
        } catch (NoSuchFileException e) {
            return OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            throw unfit(e);
        }
    }

    UpkeepException unfit(Exception problem) {
        return new UpkeepException(
                path + ": is not fit as the folder of a task (" + problem + "); start the task in an empty folder",
                problem);
    }
}
