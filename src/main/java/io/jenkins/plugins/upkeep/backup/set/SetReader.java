package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeHeader;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.NoKeyFitsException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.codec.CompressedUpload;
import io.jenkins.plugins.upkeep.system.codec.UndecodableException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads the files of a set from its store. Safe for use by several threads.
 *
 * @param store where the set lies
 * @param place its place there
 * @param keys what reads its encrypted files
 */
public record SetReader(Store store, SetPlace place, Identities keys) {
    /** Reads a set whose files are not encrypted. */
    public SetReader(Store store, SetPlace place) {
        this(store, place, Identities.none("none was given"));
    }

    /**
     * Opens a file's decrypted and decompressed content.
     *
     * @param file one of the contents that its manifest names
     * @return the content; what was read is proved only by comparing {@link CompressedDownload#finish()}, see
     *     {@link #requireWhole(SetFile, CompressedDownload)}
     * @throws DamagedSetException when it is not there, or was seen to be damaged
     * @throws NoKeyException when it is encrypted, as it was stored, and no key fits
     * @throws UpkeepException when it cannot be read
     */
    public CompressedDownload open(SetFile file) throws UpkeepException {
        return open(file, store::open);
    }

    /** A way to open a file of the store. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(String key) throws UpkeepException;
    }

    private CompressedDownload open(SetFile file, Opening way) throws UpkeepException {
        if (file.isEncrypted() && keys.isEmpty()) {
            throw new NoKeyException("set " + place.id() + ": is encrypted and there is no key: " + keys.lack());
        }
        try {
            var content = stored(file, way);
            return new CompressedDownload(
                    content, file.isCompressed(), Optional.of(keys).filter(some -> file.isEncrypted()));
        } catch (NoKeyFitsException e) {
            // A header that was damaged fits no key either.
            requireStored(file);
            throw new NoKeyException(
                    "set " + place.id() + ": " + file.path() + " is as it was stored, but no key at hand"
                            + " reads it; give the private key of one of its recipients, which 'upkeep backup show' names");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private InputStream stored(SetFile file, Opening way) throws UpkeepException {
        try {
            return way.open(place.key(file.path()));
        } catch (MissingFileException e) {
            throw damaged(file, "is missing");
        }
    }

    /**
     * Sees that a key is at hand that reads a set, and that it opens every encrypted file of it: the header and the first
     * piece of the content are decrypted.
     *
     * @param manifest what the set holds
     * @throws DamagedSetException when a file is missing, or its beginning is damaged
     * @throws NoKeyException when no key fits
     * @throws UpkeepException when a file cannot be read
     */
    public void requireKey(Manifest manifest) throws UpkeepException {
        for (var file : manifest.encrypted()) {
            try (var content = open(file)) {
                content.read();
            } catch (IOException e) {
                throw unreadable(file, e);
            }
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
            requireStored(file, seen);
            if (seen.plainSize() != file.plainSize()) {
                throw damaged(file, "decompresses to " + seen.plainSize() + " bytes instead of " + file.plainSize());
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void requireStored(SetFile file, CompressedUpload.Packed seen) throws UpkeepException {
        if (seen.storedSize() != file.storedSize()) {
            throw damaged(file, "has " + seen.storedSize() + " bytes instead of " + file.storedSize());
        }
        if (!seen.sha256().equals(file.sha256())) {
            throw damaged(file, "its SHA-256 is not the one in the manifest");
        }
    }

    /**
     * Reads a file from its beginning to its end, as the medium has it, and demands that all of it is what the manifest
     * says. Of an encrypted file without a key at hand, the stored bytes are compared, and the form of its header; what
     * wrote them has closed the archive in them before it hashed their end.
     *
     * @param file one of the contents that its manifest names
     * @throws DamagedSetException when it is missing or differs
     * @throws NoKeyException when it is as it was stored, and none of the keys at hand fits
     * @throws UpkeepException when it cannot be read to its end
     */
    public void requireWhole(SetFile file) throws UpkeepException {
        if (file.isEncrypted() && keys.isEmpty()) {
            requireStored(file);
            return;
        }
        try (var content = open(file, store::openFresh)) {
            requireWhole(file, content);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Demands of an encrypted file that its stored bytes are what the manifest says, without opening it. */
    private void requireStored(SetFile file) throws UpkeepException {
        try (var bytes = new CompressedDownload(stored(file, store::openFresh), false, Optional.empty())) {
            var beginning = bytes.readNBytes(AgeHeader.LOOK);
            requireStored(file, bytes.finish());
            if (!AgeHeader.isWellFormed(beginning)) {
                throw damaged(file, "does not begin as what age encrypts");
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
     * @return a {@link DamagedSetException} when its bytes were read and cannot be decoded; any other failure says nothing
     *     about the set
     */
    public UpkeepException unreadable(SetFile file, IOException problem) {
        var decoded = file.isEncrypted() ? "decrypted" : "decompressed";
        return problem instanceof UndecodableException
                ? damaged(file, "cannot be " + decoded + ": " + problem.getMessage())
                : new StoreException(
                        "set " + place.id() + ": " + file.path() + " cannot be read: " + problem.getMessage(), problem);
    }

    private UpkeepException damaged(SetFile file, String how) {
        return new DamagedSetException("set " + place.id() + ": " + file.path() + " " + how);
    }
}
