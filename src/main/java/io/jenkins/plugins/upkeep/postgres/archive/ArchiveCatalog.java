package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The archives of a service.
 *
 * @param storage where they lie
 */
public record ArchiveCatalog(ArchiveStorage storage) {
    private static final String RESTORED = "restored-";

    /**
     * An archive.
     *
     * @param id its name
     * @param manifest what it holds; of one that was cut off, what is known to be stored
     * @param whole whether it was ended; else the next run of maintenance settles it
     * @param restored when it was put back, as far as that was; else empty
     */
    public record Stored(SetId id, ArchiveManifest manifest, boolean whole, List<Instant> restored) {
        public Stored {
            restored = List.copyOf(restored);
        }
    }

    /**
     * What is in the store.
     *
     * @param archives the archives, the newest first
     * @param damaged what cannot be believed, a line each
     */
    public record Contents(List<Stored> archives, List<String> damaged) {
        public Contents {
            archives = List.copyOf(archives);
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Looks at all of them.
     *
     * @throws UpkeepException when the store cannot be read
     */
    public Contents look() throws UpkeepException {
        var archives = new ArrayList<Stored>();
        var damaged = new ArrayList<String>();
        for (var name : storage.store().names(storage.folder())) {
            if (SetId.isOne(name)) {
                look(new SetId(name), archives, damaged);
            }
        }
        archives.sort(
                Comparator.comparing((Stored stored) -> stored.manifest().head().started())
                        .reversed());
        return new Contents(archives, damaged);
    }

    private void look(SetId id, List<Stored> archives, List<String> damaged) throws UpkeepException {
        try {
            archives.add(stored(id));
        } catch (MissingFileException e) {
            // One that was cut off before it held anything, or is being removed.
        } catch (StoreException e) {
            throw e;
        } catch (UpkeepException e) {
            damaged.add(e.getMessage());
        }
    }

    private Stored stored(SetId id) throws UpkeepException {
        var files = new ArchiveFiles(storage, id);
        var names = files.names();
        var whole = names.contains(ArchiveFiles.MANIFEST);
        var manifest = whole ? files.manifest() : new ArchiveManifest(files.head(), files.batches());
        var restored = new ArrayList<Instant>();
        for (var name : names) {
            if (name.startsWith(RESTORED)) {
                restored.add(Instant.ofEpochSecond(
                        Long.parseLong(name.substring(RESTORED.length()).replace(".json", ""))));
            }
        }
        return new Stored(id, manifest, whole, restored);
    }

    /**
     * Finds one.
     *
     * @throws UpkeepException when it is not there, is not whole, or cannot be believed
     */
    public Stored find(SetId id) throws UpkeepException {
        try {
            var stored = stored(id);
            if (!stored.whole()) {
                throw new UpkeepException(
                        "archive " + id
                                + ": was cut off; run pg-maintenance, which asks the server what of it holds, then do this again");
            }
            return stored;
        } catch (MissingFileException e) {
            throw new UpkeepException("archive " + id + ": is not there; 'upkeep archive list' names them", e);
        }
    }

    /** Remembers that an archive was put back. */
    void restored(SetId id, Instant at) throws UpkeepException {
        var key = storage.prefix(id) + RESTORED + at.getEpochSecond() + ".json";
        try (var upload = storage.store().withoutLock().create(key)) {
            upload.write(java.nio.ByteBuffer.wrap("{}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            upload.commit();
        }
    }
}
