package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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
    private final String name;
    private final Duration preparation;
    private final FreshBuffers buffers = new FreshBuffers();

    /**
     * @param folder the folder; it is made when the first file is written
     */
    public FolderStore(Path folder) {
        this(folder, "file:" + folder.toAbsolutePath().normalize(), Duration.ZERO);
    }

    /**
     * A folder that stands for another store for a while.
     *
     * @param folder the folder; it is made when the first file is written
     * @param name what people call the store
     * @param preparation how long it took to bring the files there
     */
    public FolderStore(Path folder, String name, Duration preparation) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = name;
        this.preparation = preparation;
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public Duration preparation() {
        return preparation;
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
    public InputStream openFresh(String key) throws UpkeepException {
        try {
            return FreshInput.open(place(key), buffers);
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        try {
            return Places.files(place(prefix)).stream()
                    .filter(file -> !isUnfinished(file.path()))
                    .map(this::stored)
                    .sorted(Comparator.comparing(StoredFile::key))
                    .toList();
        } catch (IOException e) {
            throw failure("list", prefix, e);
        }
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        try {
            return Places.names(place(prefix)).stream()
                    .filter(name -> !name.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
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
            for (var path : Places.below(place(prefix))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failure("delete", prefix, e);
        }
    }

    @Override
    public void deleteUnfinished(String prefix) throws UpkeepException {
        try {
            for (var file : Places.files(place(prefix))) {
                if (isUnfinished(file.path())) {
                    Files.deleteIfExists(file.path());
                }
            }
        } catch (IOException e) {
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
        try {
            for (var place = folder; place != null; place = place.getParent()) {
                if (Places.at(place).isPresent()) {
                    return OptionalLong.of(Files.getFileStore(place).getUsableSpace());
                }
            }
        } catch (IOException e) {
            // Nobody knows; whoever writes there will be told why.
        }
        return OptionalLong.empty();
    }

    StoreException failure(String action, String key, IOException problem) {
        var text = "store " + place() + ": cannot " + action + " " + key + ": " + reason(problem);
        return problem instanceof NoSuchFileException
                ? new MissingFileException(text, problem)
                : new StoreException(text, problem);
    }

    /** Whoever mends a disk wants to know which. */
    private String place() {
        return name.equals("file:" + folder) ? name : name + " (on the way in " + folder + ")";
    }

    private static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied; let this user write there";
        }
        var text = String.valueOf(problem.getMessage());
        return text.contains("No space left") ? "no space left; free some or use another store" : text;
    }

    private static boolean isUnfinished(Path path) {
        return path.getFileName().toString().endsWith(UNFINISHED);
    }

    private StoredFile stored(Places.Place file) {
        var attributes = file.attributes();
        var key = folder.relativize(file.path()).toString();
        return new StoredFile(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private Path place(String key) {
        var place = folder.resolve(key).normalize();
        if (!place.startsWith(folder)) {
            throw new IllegalArgumentException("key " + key + " leads out of the store " + describe());
        }
        return place;
    }
}
