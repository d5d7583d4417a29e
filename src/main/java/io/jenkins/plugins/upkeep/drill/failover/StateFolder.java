package io.jenkins.plugins.upkeep.drill.failover;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The folder that remembers, whatever happens to this process or the machine, that a primary is stopped. Locked while open. */
final class StateFolder implements AutoCloseable {
    private static final String NOTE = "primary-is-stopped.json";

    private final Path folder;
    private final ProcessLock lock;

    private StateFolder(Path folder, ProcessLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * What is remembered.
     *
     * @param primary the name of the endpoint
     * @param at when it was about to be stopped
     */
    record Note(String primary, Instant at) {}

    /** Opens it, alone. */
    static StateFolder open(Path folder) throws UpkeepException {
        try {
            Files.createDirectories(folder);
            var lock = ProcessLock.take(folder.resolve("lock"));
            return new StateFolder(
                    folder,
                    lock.orElseThrow(() -> new UpkeepException("failover-test: another one of this service is under way"
                            + " (it holds " + folder + "); wait for its end")));
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": is not fit to remember that the primary is stopped (" + e
                            + "); correct its rights, or name another folder in drill.failover.state",
                    e);
        }
    }

    /** What a folder remembers that is not opened. */
    static Optional<Note> note(Path folder) throws UpkeepException {
        var file = folder.resolve(NOTE);
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Note.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    file + ": is damaged; see whether the primary runs, start it, then remove this file", e);
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be read (" + FileTrouble.reason(e) + "); correct its rights", e);
        }
    }

    Optional<Note> note() throws UpkeepException {
        return note(folder);
    }

    /** Remembers that a primary is about to be stopped; it is on the disk when this returns. */
    void remember(Note note) throws UpkeepException {
        try {
            AtomicFile.write(folder.resolve(NOTE), Json.mapper().writeValueAsBytes(note));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note cannot be written as JSON", e);
        }
    }

    /** The primary is well: there is nothing to remember. */
    void forget() throws UpkeepException {
        var file = folder.resolve(NOTE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be removed (" + FileTrouble.reason(e)
                            + "); remove it, or the next run starts the primary once more",
                    e);
        }
    }

    /** Where a command's words go. */
    Path log(String command) {
        return folder.resolve(command + ".log");
    }

    @Override
    public void close() throws UpkeepException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": its lock cannot be released (" + FileTrouble.reason(e) + "); see the disk", e);
        }
    }
}
