package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.archive.ArchiveException;
import io.jenkins.plugins.upkeep.backup.archive.ArchiveStream;
import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a set as the store's medium has it.
 *
 * @param reader reads the set
 * @param file the file
 */
record StoredFile(SetReader reader, SetFile file) {
    /**
     * Reads the file once and demands that it is what the manifest says, and an archive of pg_dump that it is whole.
     *
     * @throws DamagedSetException when it is not
     * @throws UpkeepException when it cannot be read to its end
     */
    void requireWhole() throws UpkeepException {
        if (file.isAt(DatabaseBackup.ARCHIVE) && reader.opens(file)) {
            requireArchive();
        } else {
            reader.requireWhole(file);
        }
    }

    /** Of two things that are wrong, the digest is said: it is the cause of the other. */
    private void requireArchive() throws UpkeepException {
        try (var content = reader.openFresh(file)) {
            var problem = problem(content);
            reader.requireWhole(file, content);
            if (problem != null) {
                throw new DamagedSetException(
                        "set " + reader.place().id() + ": " + file.path() + ": " + problem.getMessage());
            }
        } catch (IOException e) {
            throw reader.unreadable(file, e);
        }
    }

    private static ArchiveException problem(InputStream content) throws IOException {
        try {
            ArchiveStream.requireWhole(content);
            return null;
        } catch (ArchiveException e) {
            return e;
        }
    }
}
