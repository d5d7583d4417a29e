package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files of a set to their end, as the medium has them, and looks into the journal and the performance data on the way.
 * Safe for use by several threads.
 *
 * @param reader reads the set
 * @param manifest what it holds
 */
public record ContentCheck(SetReader reader, Manifest manifest) {
    /**
     * Reads one file.
     *
     * @param file one of the contents that the manifest names
     * @return one line for each way in which what is in it is not what was seen when the set was made
     * @throws UpkeepException as {@link SetReader#requireWhole(SetFile)} does
     */
    public List<String> differences(SetFile file) throws UpkeepException {
        var comparison = comparison(file);
        if (comparison == ContentComparison.NONE || !reader.opens(file)) {
            new StoredFile(reader, file).requireWhole();
            return List.of();
        }
        try (var content = reader.openFresh(file)) {
            var differences = comparison.differences(content);
            reader.requireWhole(file, content);
            return differences;
        } catch (IOException e) {
            throw reader.unreadable(file, e);
        }
    }

    /**
     * Reads the files of the journal and the performance data, but for those that no key at hand opens.
     *
     * @return the differences of all of them
     * @throws UpkeepException as {@link #differences(SetFile)} does, also when one is not in the set at all
     */
    public List<String> allDifferences() throws UpkeepException {
        var journal = manifest.journal().stream().map(JournalEvidence::path);
        var paths = Stream.concat(journal, exports().map(ExportEvidence::path)).toList();
        var differences = new ArrayList<String>();
        for (var path : paths) {
            var file = manifest.file(path);
            if (reader.opens(file)) {
                differences.addAll(differences(file));
            }
        }
        return differences;
    }

    private ContentComparison comparison(SetFile file) {
        var journal = manifest.journal()
                .filter(evidence -> evidence.path().equals(file.path()))
                .map(JournalComparison::new)
                .map(ContentComparison.class::cast);
        return journal.or(() -> exports()
                        .filter(evidence -> evidence.path().equals(file.path()))
                        .findFirst()
                        .map(ExportComparison::new))
                .orElse(ContentComparison.NONE);
    }

    private Stream<ExportEvidence> exports() {
        return manifest.performance().stream().flatMap(evidence -> evidence.files().stream());
    }
}
