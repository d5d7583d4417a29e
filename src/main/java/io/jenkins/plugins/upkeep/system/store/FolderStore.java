package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A store in a folder of a file system. A file is written under a name that ends in {@code .part}, made safe on the disk,
 * and renamed.
 */
public final class FolderStore implements Store {
    static final String UNFINISHED = ".part";

    private final Path folder;

    /**
     * @param folder the folder; it is made when the first file is written
     */
    public FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String describe() {
        return "file:" + folder;
    }

    @Override
    public Upload create(String key) throws UpkeepException {
        try {
            return new FolderUpload(this, key, place(key));
        } catch (IOException e) {
            throw failure("create", key, e);
        }
    }

    @Override
    public InputStream open(String key) throws UpkeepException {
        try {
            return Files.newInputStream(place(key));
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        try {
            return below(prefix).stream()
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().endsWith(UNFINISHED))
                    .map(this::stored)
                    .sorted(Comparator.comparing(StoredFile::key))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw failure("list", prefix, e);
        }
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        var place = place(prefix);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var paths = Files.list(place)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw failure("list", prefix, e);
        }
    }

    @Override
    public void delete(String key) throws UpkeepException {
        try {
            Files.deleteIfExists(place(key));
        } catch (IOException e) {
            throw failure("delete", key, e);
        }
    }

    @Override
    public void deleteAll(String prefix) throws UpkeepException {
        try {
            for (var path : below(prefix)) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw failure("delete", prefix, e);
        }
    }

    @Override
    public void deleteUnfinished(String prefix) throws UpkeepException {
        try {
            for (var path : below(prefix)) {
                if (path.getFileName().toString().endsWith(UNFINISHED) && Files.isRegularFile(path)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw failure("delete", prefix, e);
        }
    }

    @Override
    public StoreLock lock(String key, String owner) throws UpkeepException {
        try {
            return FolderLock.take(this, key, place(key), owner);
        } catch (IOException e) {
            throw failure("lock", key, e);
        }
    }

    @Override
    public OptionalLong free() {
        for (var place = folder; place != null; place = place.getParent()) {
            var free = place.toFile().getUsableSpace();
            if (free > 0 || Files.exists(place)) {
                return OptionalLong.of(free);
            }
        }
        return OptionalLong.empty();
    }

    UpkeepException failure(String action, String key, Exception problem) {
        return new UpkeepException(
                "store " + describe() + ": cannot " + action + " " + key + ": " + reason(problem), problem);
    }

    private static String reason(Exception problem) {
        var cause = problem instanceof UncheckedIOException unchecked ? unchecked.getCause() : problem;
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied; let this user write there";
        }
        var text = String.valueOf(cause.getMessage());
        return text.contains("No space left") ? "no space left; free some or use another store" : text;
    }

    /** All that lies below a prefix, the innermost first. */
    private List<Path> below(String prefix) throws IOException {
        var place = place(prefix);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var paths = Files.walk(place)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private StoredFile stored(Path path) {
        try {
            var key = folder.relativize(path).toString();
            return new StoredFile(
                    key, Files.size(path), Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    private Path place(String key) {
        var place = folder.resolve(key).normalize();
        if (!place.startsWith(folder)) {
            throw new IllegalArgumentException("key " + key + " leads out of the store " + describe());
        }
        return place;
    }
}
