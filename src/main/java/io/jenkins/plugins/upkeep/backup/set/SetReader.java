package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.io.IOException;

/**
 * Reads the files of a set from its store. Safe for use by several threads.
 *
 * @param store where the set lies
 * @param manifest what the set holds
 */
public record SetReader(Store store, Manifest manifest) {
    /**
     * Opens a file's decompressed content.
     *
     * @param file one of the manifest's contents
     * @return the content; what was read is proved only by comparing {@link CompressedDownload#finish()}, see
     *     {@link #requireWhole(SetFile, CompressedDownload)}
     * @throws UpkeepException when it is not there
     */
    public CompressedDownload open(SetFile file) throws UpkeepException {
        var stored = store.open(manifest.place().key(file.path()));
        try {
            return new CompressedDownload(stored, file.isCompressed());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Opens a file's decompressed content by its path.
     *
     * @param path the path within the set
     * @return the file and its content
     * @throws UpkeepException when the set has no such file, or it is not there
     */
    public SetFile file(String path) throws UpkeepException {
        return manifest.contents().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new UpkeepException("set " + manifest.id() + ": has no file " + path
                        + "; it was made by another version or without this part"));
    }

    /**
     * Reads what is left of a file and demands that all of it is what the manifest says.
     *
     * @param file one of the manifest's contents
     * @param content the file, opened by {@link #open(SetFile)}
     * @throws UpkeepException when it differs, or cannot be read to its end
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
     * Puts a failed read into one line.
     *
     * @param file the file that could not be read
     * @param problem what happened
     */
    public UpkeepException unreadable(SetFile file, IOException problem) {
        return new UpkeepException(
                "set " + manifest.id() + ": " + file.path() + " cannot be read: " + problem.getMessage(), problem);
    }

    private UpkeepException damaged(SetFile file, String how) {
        return new DamagedSetException("set " + manifest.id() + ": " + file.path() + " " + how);
    }
}
