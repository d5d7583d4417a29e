package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableOfContents;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema of a set as a file, which pg_restore needs to jump about in. No row is in it.
 *
 * @param reader reads the set
 * @param manifest what it holds
 * @param workFolder where the file is kept meanwhile
 */
public record SchemaArchive(SetReader reader, Manifest manifest, Path workFolder) {
    /**
     * @return the file, once it was fetched
     */
    public Path file() {
        return workFolder.resolve("schema-" + manifest.id() + ".dump");
    }

    /**
     * @return whether the file is there
     */
    boolean isFetched() {
        return Files.exists(file());
    }

    /**
     * @return what is in it, once it was fetched
     * @throws UpkeepException when its table of contents cannot be read
     */
    TableOfContents contents() throws UpkeepException {
        return TableOfContents.read(file());
    }

    /** Writes the list by which pg_restore takes some entries only, in their order. */
    Path list(String name, List<TocEntry> entries) throws UpkeepException {
        var list = workFolder.resolve(name);
        try {
            return Files.write(
                    list, entries.stream().map(entry -> entry.id() + ";").toList());
        } catch (IOException e) {
            throw new UpkeepException("file " + list + ": cannot be written (" + e.getMessage() + "); make room", e);
        }
    }

    /**
     * @return the list by which pg_restore leaves the large objects out
     * @throws UpkeepException when it cannot be written
     */
    public Path listWithoutLargeObjects() throws UpkeepException {
        return list("definitions.list", contents().withoutLargeObjects());
    }

    /**
     * Fetches the archive from the store and compares it with the manifest.
     *
     * @throws UpkeepException when it is missing, damaged, or cannot be kept
     */
    public void fetch() throws UpkeepException {
        var stored = manifest.file(DatabaseBackup.SCHEMA);
        try (var content = reader.open(stored)) {
            Files.copy(content, file());
            reader.requireWhole(stored, content);
        } catch (IOException e) {
            throw reader.unreadable(stored, e);
        }
    }
}
