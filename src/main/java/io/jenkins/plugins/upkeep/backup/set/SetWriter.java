package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import io.jenkins.plugins.upkeep.system.codec.CompressedUpload;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A set under way. Closing it before it is published removes every file of it. Safe for use by several threads.
 */
public final class SetWriter implements AutoCloseable {
    private final Store store;
    private final SetPlace place;
    private final int level;
    private final List<Recipient> recipients;
    private final Consumer<SetFile> stored;
    private final List<SetFile> contents = new ArrayList<>();
    private boolean published;

    /** A set that everybody can read who can read the store. */
    public SetWriter(Store store, SetPlace place, int level, Consumer<SetFile> stored) {
        this(store, place, level, List.of(), stored);
    }

    /**
     * @param store where the set goes
     * @param place its place there
     * @param level zstd's level
     * @param recipients who can read what is compressed; everybody where there are none
     * @param stored is told of each file that is whole in the store
     */
    public SetWriter(Store store, SetPlace place, int level, List<Recipient> recipients, Consumer<SetFile> stored) {
        this.store = store;
        this.place = place;
        this.level = level;
        this.recipients = List.copyOf(recipients);
        this.stored = stored;
    }

    /**
     * Begins a compressed and, where there are recipients, encrypted file.
     *
     * @param path its path within the set, ending in {@code .zst}; an encrypted file's own path ends in {@code .zst.age}
     * @return the file, which knows its own path; {@link SetFileWriter#finish()} makes it part of the set
     * @throws UpkeepException when the store does not take it
     */
    public SetFileWriter file(String path) throws UpkeepException {
        var own = recipients.isEmpty() ? path : path + SetFile.ENCRYPTED;
        return new SetFileWriter(this, own, CompressedUpload.to(store.create(place.key(own)), level, recipients));
    }

    /**
     * Adds a small file as it is, for everybody to read.
     *
     * @param path its path within the set
     * @param content its bytes
     * @throws UpkeepException when the store does not take it
     */
    public void plainFile(String path, byte[] content) throws UpkeepException {
        put(path, content);
        add(new SetFile(path, content.length, Sha256.of(content), content.length));
    }

    void add(SetFile file) {
        synchronized (this) {
            contents.add(file);
        }
        stored.accept(file);
    }

    /**
     * @return the files stored so far, in the order of their paths
     */
    public synchronized List<SetFile> contents() {
        return contents.stream().sorted(Comparator.comparing(SetFile::path)).toList();
    }

    /**
     * Writes the manifest and reads it back: from now on the set exists.
     *
     * @param manifest names all of {@link #contents()}
     * @return the manifest as the store has it
     * @throws UpkeepException when the store does not take it, or gives back another one
     */
    public Manifest publish(Manifest manifest) throws UpkeepException {
        if (!manifest.contents().equals(contents())) {
            throw new IllegalStateException("the manifest of set " + place.id() + " does not name what was stored");
        }
        var stored = new SealedFiles(store).write(place.manifest(), manifest, Manifest.class);
        published = true;
        return stored;
    }

    private void put(String path, byte[] content) throws UpkeepException {
        try (var upload = store.create(place.key(path))) {
            upload.write(ByteBuffer.wrap(content));
            upload.commit();
        }
    }

    /**
     * Removes what was stored, unless the set was published.
     *
     * @throws UpkeepException when the store does not allow it; the next run tries again
     */
    @Override
    public void close() throws UpkeepException {
        if (!published) {
            // First what makes it a set: a removal that is cut short must not leave one that lacks files.
            store.delete(place.manifest());
            removeAll();
        }
    }

    /** What is locked stays until its lock ends: without a manifest it is no set, and later runs remove it. */
    private void removeAll() throws UpkeepException {
        try {
            store.deleteAll(place.prefix());
        } catch (LockedFileException e) {
            // That is what the lock is for.
        }
    }
}
