package io.jenkins.plugins.upkeep.system.store.address;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FileLock;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.s3.S3Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a store by its address. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store.
     *
     * @param address {@code file:/folder}, {@code file:folder} for one below the base, {@code s3://bucket/prefix}, or
     *     {@code jenkins:artifacts}
     * @param base the folder that a relative one starts from
     * @param lock how the store is to refuse the removal of what is written there
     * @return the store; nothing has been asked of it yet
     * @throws UpkeepException when there is no store of this kind, or it cannot lock
     */
    public static Store open(URI address, Path base, Optional<FileLock> lock) throws UpkeepException {
        if ("s3".equals(address.getScheme())) {
            return S3Stores.open(address, lock);
        }
        if (ArtifactsFolder.SCHEME.equals(address.getScheme())) {
            return ArtifactsFolder.of(System.getenv()).store();
        }
        var folder = folder(address, base);
        if (folder.isEmpty()) {
            throw new UpkeepException("store " + address.getScheme()
                    + ":…: there is no store of this kind; write file:/folder or s3://bucket/prefix?region=name");
        }
        if (lock.isPresent()) {
            throw new UpkeepException("store file:" + folder.get()
                    + ": a folder cannot refuse the removal of its files; leave lock out, or use a store in S3");
        }
        return new FolderStore(folder.get());
    }

    /** Opens a store that locks nothing. */
    public static Store open(URI address, Path base) throws UpkeepException {
        return open(address, base, Optional.empty());
    }

    /**
     * @param address of a store, as {@link #open(URI, Path)} takes it
     * @param base the folder that a relative one starts from
     * @return the store's folder, where it is kept in one
     */
    public static Optional<Path> folder(URI address, Path base) {
        return "file".equals(address.getScheme())
                ? Optional.of(
                        base.resolve(address.getPath() == null ? address.getSchemeSpecificPart() : address.getPath()))
                : Optional.empty();
    }
}
