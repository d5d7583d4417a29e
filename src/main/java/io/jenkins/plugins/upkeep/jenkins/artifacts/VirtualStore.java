package io.jenkins.plugins.upkeep.jenkins.artifacts;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import jenkins.util.VirtualFile;

/**
 * A store that can only be read: what the artifacts of a build hold, wherever Jenkins keeps them, or a folder of an agent. A
 * read ends when its thread is interrupted. Safe for use by several threads.
 */
public final class VirtualStore implements Store {
    /** No document of a set is larger; whoever reads one reads all of it at once. */
    private static final long LARGEST_DOCUMENT = 64L << 20;

    private static final String DOCUMENT = ".json";

    private final VirtualFile root;
    private final String name;

    /**
     * @param root the folder; it need not be there
     * @param name what people call the store
     */
    public VirtualStore(VirtualFile root, String name) {
        this.root = root;
        this.name = name;
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public InputStream open(String key) throws UpkeepException {
        try {
            var file = root.child(key);
            if (!file.isFile()) {
                throw new MissingFileException("store " + name + ": cannot read " + key + ": no such file", null);
            }
            if (key.endsWith(DOCUMENT) && file.length() > LARGEST_DOCUMENT) {
                throw new StoreException(
                        "store " + name + ": " + key + " has more than 64 MiB and is no document", null);
            }
            return new InterruptibleInput(file.open());
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        try {
            var folder = root.child(prefix);
            var files = new TreeMap<String, StoredFile>();
            for (var path : folder.list("**", null, false)) {
                var key = prefix + path.replace('\\', '/');
                var file = folder.child(path);
                files.put(key, new StoredFile(key, file.length(), Instant.ofEpochMilli(file.lastModified())));
            }
            return List.copyOf(files.values());
        } catch (IOException e) {
            throw failure("list", prefix, e);
        }
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        try {
            var folder = prefix.isEmpty() ? root : root.child(prefix);
            return Arrays.stream(folder.list())
                    .map(VirtualFile::getName)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw failure("list", prefix, e);
        }
    }

    private StoreException failure(String action, String key, IOException problem) {
        return new StoreException("store " + name + ": cannot " + action + " " + key + ": " + problem, problem);
    }

    @Override
    public Upload create(String key) {
        throw readOnly();
    }

    @Override
    public void delete(String key) {
        throw readOnly();
    }

    @Override
    public void deleteAll(String prefix) {
        throw readOnly();
    }

    @Override
    public void deleteUnfinished(String prefix) {
        throw readOnly();
    }

    @Override
    public StoreLock lock(String key, String owner) {
        throw readOnly();
    }

    private UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("store " + name + ": can only be read");
    }

    @Override
    public OptionalLong free() {
        return OptionalLong.empty();
    }
}
