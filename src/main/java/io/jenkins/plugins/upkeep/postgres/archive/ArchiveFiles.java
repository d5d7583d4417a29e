package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.SealedFiles;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.codec.CompressedUpload;
import io.jenkins.plugins.upkeep.system.hashing.ContentHash;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of one archive in its store. Notes of batches can be removed while the archive is being made; what rows are in, and the
 * manifest, are locked where the store locks backups. Safe for use by several threads.
 */
final class ArchiveFiles {
    private static final int BLOCK = 64 << 10;
    private static final String HEAD = "archive.json";
    static final String MANIFEST = "manifest.json";
    private static final String ROWS = ".csv" + SetFile.COMPRESSED;
    private static final String NOTE = ".note.json";

    private final ArchiveStorage storage;
    private final SetId id;

    ArchiveFiles(ArchiveStorage storage, SetId id) {
        this.storage = storage;
        this.id = id;
    }

    SetId id() {
        return id;
    }

    private String key(String path) {
        return storage.prefix(id) + path;
    }

    private SealedFiles notes() {
        return new SealedFiles(storage.store().withoutLock());
    }

    void begin(ArchiveHead head) throws UpkeepException {
        notes().write(key(HEAD), head, ArchiveHead.class);
    }

    ArchiveHead head() throws UpkeepException {
        return notes().read(key(HEAD), ArchiveHead.class);
    }

    /** The path of a batch's rows. */
    String path(int number) {
        var path = String.format(Locale.ROOT, "%06d", number) + ROWS;
        return storage.recipients().isEmpty() ? path : path + SetFile.ENCRYPTED;
    }

    CompressedUpload create(String path) throws UpkeepException {
        return CompressedUpload.to(storage.store().create(key(path)), storage.level(), storage.recipients());
    }

    /**
     * Opens a file of rows.
     *
     * @param fresh whether it is to be read as the medium has it
     */
    CompressedDownload open(SetFile file, boolean fresh) throws UpkeepException {
        var key = key(file.path());
        var bytes = fresh ? storage.store().openFresh(key) : storage.store().open(key);
        try {
            return new CompressedDownload(
                    bytes, true, Optional.of(storage.keys()).filter(keys -> file.isEncrypted()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether a key is at hand where one is needed. */
    boolean opens(SetFile file) {
        return !file.isEncrypted() || !storage.keys().isEmpty();
    }

    /**
     * Reads a batch back from the medium, and demands that it is what was exported, byte for byte. Without a key for what is
     * encrypted, the stored bytes are compared.
     *
     * @throws UpkeepException when anything differs
     */
    void requireWhole(SetFile file, ContentHash exported) throws UpkeepException {
        try {
            if (opens(file)) {
                requireContent(file, exported);
            } else {
                requireBytes(file);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void requireContent(SetFile file, ContentHash exported) throws IOException, UpkeepException {
        var seen = new ContentHash();
        try (var content = open(file, true)) {
            var buffer = new byte[BLOCK];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                seen.add(buffer, 0, count);
            }
            requireStored(file, content.finish());
        }
        if (!seen.isSameAs(exported)) {
            throw damaged(file, "holds other rows than were exported");
        }
    }

    private void requireBytes(SetFile file) throws IOException, UpkeepException {
        try (var bytes = new CompressedDownload(storage.store().openFresh(key(file.path())), false, Optional.empty())) {
            requireStored(file, bytes.finish());
        }
    }

    void requireStored(SetFile file, CompressedUpload.Packed seen) throws UpkeepException {
        if (seen.storedSize() != file.storedSize() || !seen.sha256().equals(file.sha256())) {
            throw damaged(file, "is not what was written: its size or its SHA-256 differ");
        }
    }

    UpkeepException damaged(SetFile file, String how) {
        return new DamagedSetException("archive " + id + ": " + file.path() + " " + how);
    }

    UpkeepException unreadable(SetFile file, IOException problem) {
        return new StoreException(
                "archive " + id + ": " + file.path() + " cannot be read: " + problem.getMessage(), problem);
    }

    void note(BatchNote note) throws UpkeepException {
        notes().write(key(noteName(note.number())), note, BatchNote.class);
    }

    private static String noteName(int number) {
        return String.format(Locale.ROOT, "%06d", number) + NOTE;
    }

    List<BatchNote> batches() throws UpkeepException {
        var batches = new ArrayList<BatchNote>();
        for (var name : names()) {
            if (name.endsWith(NOTE)) {
                batches.add(notes().read(key(name), BatchNote.class));
            }
        }
        return batches;
    }

    List<String> names() throws UpkeepException {
        return storage.store().names(storage.prefix(id));
    }

    /** Forgets a batch whose rows did not leave the table: first its note, which alone makes it one. */
    void discard(int number) throws UpkeepException {
        storage.store().delete(key(noteName(number)));
        discard(path(number));
    }

    /** Removes a file of rows that no note names; one that is locked says nothing, and stays until its lock ends. */
    void discard(String path) throws UpkeepException {
        try {
            storage.store().delete(key(path));
        } catch (LockedFileException e) {
            // See above.
        }
    }

    /** Removes the files of rows that belong to no batch: those of batches that were cut off before they had a note. */
    void discardAllBut(List<BatchNote> batches) throws UpkeepException {
        var paths = batches.stream().map(batch -> batch.file().path()).toList();
        storage.store().deleteUnfinished(storage.prefix(id));
        for (var name : names()) {
            if (name.contains(ROWS) && !paths.contains(name)) {
                discard(name);
            }
        }
    }

    /** Makes the archive whole, or removes it when nothing is in it. */
    void end(ArchiveManifest manifest) throws UpkeepException {
        if (manifest.batches().isEmpty()) {
            removeAll();
            return;
        }
        new SealedFiles(storage.store()).write(key(MANIFEST), manifest, ArchiveManifest.class);
        for (var batch : manifest.batches()) {
            storage.store().delete(key(noteName(batch.number())));
        }
    }

    private void removeAll() throws UpkeepException {
        try {
            storage.store().deleteAll(storage.prefix(id));
        } catch (LockedFileException e) {
            // Files that belong to no batch stay until their lock ends.
        }
    }

    ArchiveManifest manifest() throws UpkeepException {
        return notes().read(key(MANIFEST), ArchiveManifest.class);
    }
}
