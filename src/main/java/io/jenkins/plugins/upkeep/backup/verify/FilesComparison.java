package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.files.FileArchiveReader;
import io.jenkins.plugins.upkeep.backup.files.FileVerification;
import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacks an archive of files from the store, without writing anything, and holds every entry against the listing and the
 * evidence.
 *
 * @param reader reads the set
 * @param manifest what it holds
 * @param part the group of files
 */
public record FilesComparison(SetReader reader, Manifest manifest, FilesEvidence part) {
    /**
     * Compares all entries.
     *
     * @return one line for each difference, at most a hundred; none when all is as it was
     * @throws UpkeepException when the archive is not whole
     */
    public List<String> differences() throws UpkeepException {
        var archive = manifest.file(part.archive());
        var listing = manifest.file(part.listing());
        try (var tar = reader.open(archive);
                var lines = reader.open(listing)) {
            var seen = new FileArchiveReader().verify(tar, lines);
            reader.requireWhole(archive, tar);
            reader.requireWhole(listing, lines);
            return differences(seen);
        } catch (IOException e) {
            // Either of the two may be the one that is damaged.
            reader.requireWhole(archive);
            reader.requireWhole(listing);
            throw reader.unreadable(archive, e);
        }
    }

    private List<String> differences(FileVerification seen) {
        var differences = new ArrayList<String>();
        for (var difference : seen.differences()) {
            differences.add("files of " + part.name() + ": " + difference.name() + ": " + difference.detail());
        }
        if (seen.totals().count() != part.entries()
                || !seen.totals().fingerprint().equals(part.fingerprint())) {
            differences.add(
                    "files of " + part.name() + ": " + Counted.of(seen.totals().count(), "entry", "entries")
                            + " instead of " + part.entries() + ", or other ones than were archived");
        }
        return differences;
    }
}
