package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.cli.backup.StoredVerification;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A copy of a set in a store of its own, to be damaged.
 *
 * @param catalog the sets of the copy's store
 * @param folder that store's folder
 * @param set the copy
 */
record DamagedCopy(SetCatalog catalog, Path folder, BackupSet set) {
    static final String CONFIG = "damaged-copy.yaml";
    private static final String STORE = "damaged-copy";
    private static final int BLOCK = 1 << 16;

    /**
     * What was done to it.
     *
     * @param file the file's path within the set
     * @param offset the place of the byte in it
     * @param before the byte as it was stored
     * @param after the byte as it is now
     */
    record Damage(String file, long offset, int before, int after) {
        @Override
        public String toString() {
            return "byte " + String.format(Locale.ROOT, "%,d", offset) + " of " + file + ": "
                    + String.format("0x%02x became 0x%02x", before, after);
        }
    }

    /** Reads the configuration of a service. */
    @FunctionalInterface
    interface Reader {
        Config read(Path file) throws UpkeepException;
    }

    /**
     * Copies the newest set of a service.
     *
     * @param config the service's upkeep.yaml; that of the copy is made beside it
     * @param reader reads both
     * @throws UpkeepException when there is no set, or no room for its copy
     */
    static DamagedCopy of(Path config, Reader reader) throws UpkeepException {
        var original = BackupPlans.catalog(reader.read(config));
        var newest = original.look().sets().stream()
                .findFirst()
                .orElseThrow(() -> new UpkeepException(original.service() + ": has no set to copy; make a backup"));
        var other = config.resolveSibling(CONFIG);
        SampleFiles.writePrivate(other, Resource.text(CONFIG));
        var catalog = BackupPlans.catalog(reader.read(other), Optional.empty());
        for (var file : original.store().list(newest.manifest().place().prefix())) {
            copy(original.store(), file.key(), catalog.store());
        }
        return new DamagedCopy(catalog, config.resolveSibling(STORE), newest);
    }

    private static void copy(Store from, String key, Store to) throws UpkeepException {
        try (var content = from.open(key);
                var upload = to.create(key)) {
            var block = new byte[BLOCK];
            for (int length = content.read(block); length >= 0; length = content.read(block)) {
                upload.write(ByteBuffer.wrap(block, 0, length));
            }
            upload.commit();
        } catch (IOException e) {
            throw new UpkeepException(key + ": cannot be read (" + e + "); look at the store's disk", e);
        }
    }

    /** Does what {@code upkeep backup verify} does. */
    StoredVerification verify(Progress progress) throws UpkeepException, InterruptedException {
        var manifest = set.manifest();
        return StoredVerification.of(catalog, catalog.find(manifest.place().id()), progress);
    }

    /** Changes one byte in the middle of the largest file. */
    Damage damage() throws UpkeepException {
        var largest = set.manifest().contents().stream()
                .max(Comparator.comparingLong(SetFile::storedSize))
                .orElseThrow(() -> new UpkeepException("set " + set.manifest().id() + ": is empty; make a backup"));
        var file = folder.resolve(set.manifest().place().key(largest.path()));
        var offset = largest.storedSize() / 2;
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(offset);
            var before = content.read();
            content.seek(offset);
            content.write(~before);
            return new Damage(largest.path(), offset, before, ~before & 0xff);
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be changed (" + e + "); look at its permissions", e);
        }
    }
}
