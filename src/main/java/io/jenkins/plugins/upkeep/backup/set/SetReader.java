package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.codec.UndecodableException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the files of a set from its store. Safe for use by several threads.
 *
 * @param store where the set lies
 * @param place its place there
 */
public record SetReader(Store store, SetPlace place) {
    /**
     * Opens a file's decompressed content.
     *
     * @param file one of the contents that its manifest names
     * @return the content; what was read is proved only by comparing {@link CompressedDownload#finish()}, see
     *     {@link #requireWhole(SetFile, CompressedDownload)}
     * @throws DamagedSetException when it is not there
     * @throws UpkeepException when it cannot be read
     */
    public CompressedDownload open(SetFile file) throws UpkeepException {
        return open(file, store::open);
    }

    /**
     * Opens a file's decompressed content as the medium has it.
     *
     * @param file one of the contents that its manifest names
     * @return the content, as {@link #open(SetFile)} gives it
     * @throws DamagedSetException when it is not there
     * @throws UpkeepException when it cannot be read
     */
    public CompressedDownload openFresh(SetFile file) throws UpkeepException {
        return open(file, store::openFresh);
    }

    /** A way to open a file of the store. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(String key) throws UpkeepException;
    }

    private CompressedDownload open(SetFile file, Opening way) throws UpkeepException {
        try {
            return new CompressedDownload(way.open(place.key(file.path())), file.isCompressed());
        } catch (MissingFileException e) {
            throw damaged(file, "is missing");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads what is left of a file and demands that all of it is what the manifest says.
     *
     * @param file one of the contents that its manifest names
     * @param content the file, opened by {@link #open(SetFile)}
     * @throws DamagedSetException when it differs
     * @throws UpkeepException when it cannot be read to its end
     */
    public void requireWhole(SetFile file, CompressedDownload content) throws UpkeepException {
        try {
            var seen = content.finish();
            if (seen.storedSize() != file.storedSize()) {
                throw damaged(file, "has " + seen.storedSize() + " bytes instead of " + file.storedSize());
            }
            if (!seen.sha256().equals(file.sha256())) {
                throw damaged(file, "its SHA-256 is not the one in the manifest");
            }
            if (seen.plainSize() != file.plainSize()) {
                throw damaged(file, "decompresses to " + seen.plainSize() + " bytes instead of " + file.plainSize());
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads a file from its beginning to its end, as the medium has it, and demands that all of it is what the manifest
     * says.
     *
     * @param file one of the contents that its manifest names
     * @throws DamagedSetException when it is missing or differs
     * @throws UpkeepException when it cannot be read to its end
     */
    public void requireWhole(SetFile file) throws UpkeepException {
        try (var content = openFresh(file)) {
            requireWhole(file, content);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Puts a failed read into one line.
     *
     * @param file the file that could not be read
     * @param problem what happened
     * @return a {@link DamagedSetException} when its bytes were read and cannot be decoded; any other failure says nothing
     *     about the set
     */
    public UpkeepException unreadable(SetFile file, IOException problem) {
        return problem instanceof UndecodableException
                ? damaged(file, "cannot be decompressed: " + problem.getMessage())
                : new StoreException(
                        "set " + place.id() + ": " + file.path() + " cannot be read: " + problem.getMessage(), problem);
    }

    private UpkeepException damaged(SetFile file, String how) {
        return new DamagedSetException("set " + place.id() + ": " + file.path() + " " + how);
    }
}
