package io.jenkins.plugins.upkeep.window.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The folder that remembers the windows of a service: a file for each, one for the mode, one that tells the keeper when it is
 * due. Changes are made under a lock that all processes of the account respect; to look needs none.
 */
public final class WindowFolder {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE = 50;
    private static final String ENDING = ".window.json";
    private static final String MODE = "mode.json";
    private static final String NEXT = "next";

    private final Path folder;

    /**
     * @param folder where it is; made when something is to be remembered
     */
    public WindowFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What there is.
     *
     * @param windows the windows, by their start
     * @param strange the files that cannot be understood
     */
    public record Contents(List<Window> windows, List<Path> strange) {
        public Contents {
            windows = List.copyOf(windows);
            strange = List.copyOf(strange);
        }

        /**
         * @return whether there is nothing
         */
        public boolean isEmpty() {
            return windows.isEmpty() && strange.isEmpty();
        }
    }

    /**
     * @return where it is
     */
    public Path path() {
        return folder;
    }

    /**
     * Does work while nobody else changes anything. Waits for the lock; another command may be entering the mode.
     *
     * @param work the work
     * @param <T> what it gives
     * @throws UpkeepException as the work does, when the folder cannot be used, or when somebody holds the lock for minutes
     * @throws InterruptedException when this thread was told to stop
     */
    public <T> T locked(Stoppable.Work<T> work) throws UpkeepException, InterruptedException {
        var lock = lock();
        try {
            sweep();
            return work.run();
        } finally {
            release(lock);
        }
    }

    /** What killed writers have left. */
    private void sweep() throws UpkeepException {
        try (var files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProcessLock lock() throws UpkeepException, InterruptedException {
        var file = folder.resolve("lock");
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var lock = ProcessLock.take(file);
            while (lock.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
                lock = ProcessLock.take(file);
            }
            return lock.orElseThrow(() -> new UpkeepException(file + ": held by another command for "
                    + PATIENCE.toMinutes() + " minutes; see what it waits for"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void release(ProcessLock lock) throws UpkeepException {
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private UpkeepException unusable(IOException problem) {
        return new UpkeepException(
                folder + ": windows cannot be remembered there (" + FileTrouble.reason(problem)
                        + "); mend the folder's rights, or name another one in maintenance.state",
                problem);
    }

    /**
     * @return what there is; nothing when there is no folder
     * @throws UpkeepException when it cannot be read
     */
    public Contents look() throws UpkeepException {
        var windows = new ArrayList<Window>();
        var strange = new ArrayList<Path>();
        if (!Files.exists(folder)) {
            return new Contents(windows, strange);
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) {
                read(file, windows, strange);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        windows.sort(Comparator.comparing(Window::start).thenComparing(Window::id));
        return new Contents(windows, strange);
    }

    private static void read(Path file, List<Window> windows, List<Path> strange) throws IOException {
        try {
            var window = MAPPER.readValue(Files.readAllBytes(file), Window.class);
            if (window.id() != null && file.getFileName().toString().equals(window.id() + ENDING)) {
                windows.add(window);
            } else {
                strange.add(file);
            }
        } catch (JsonProcessingException e) {
            strange.add(file);
        } catch (NoSuchFileException e) {
            // Its window was left at this moment.
        }
    }

    /**
     * @param id a window's name
     * @return the window, when it is there
     */
    public Optional<Window> find(String id) throws UpkeepException {
        return look().windows().stream()
                .filter(window -> window.id().equals(id))
                .findFirst();
    }

    /** Remembers a window as it is now. */
    public void put(Window window) throws UpkeepException {
        AtomicFile.write(folder.resolve(window.id() + ENDING), json(window));
    }

    /** Forgets a window. */
    public void remove(Window window) throws UpkeepException {
        delete(window.id() + ENDING);
    }

    /**
     * @return what is remembered of the mode; empty when it was left
     */
    public Optional<ModeNote> mode() throws UpkeepException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(folder.resolve(MODE)), ModeNote.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Remembers what is to be known of the mode. */
    public void put(ModeNote note) throws UpkeepException {
        AtomicFile.write(folder.resolve(MODE), json(note));
    }

    /** Forgets the mode: it was left. */
    public void removeMode() throws UpkeepException {
        delete(MODE);
    }

    /**
     * @return when something is due, as the keeper is told
     */
    public Optional<Instant> due() throws UpkeepException {
        return text(NEXT)
                .filter(seconds -> seconds.matches("\\d{1,18}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /** Tells the keeper when something is due: not before this moment. */
    public void due(Optional<Instant> time) throws UpkeepException {
        if (time.isPresent()) {
            var seconds = time.get().plusNanos(999_999_999).getEpochSecond();
            AtomicFile.write(folder.resolve(NEXT), seconds + "\n");
        } else {
            delete(NEXT);
        }
    }

    /**
     * @param name of a small file
     * @return its first line, when it is there
     */
    public Optional<String> text(String name) throws UpkeepException {
        try {
            return Files.readString(folder.resolve(name)).lines().findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static byte[] json(Object content) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a window cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void delete(String name) throws UpkeepException {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
