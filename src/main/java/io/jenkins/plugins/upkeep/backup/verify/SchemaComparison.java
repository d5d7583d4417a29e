package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.restore.SchemaArchive;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the schema of a restored database, as pg_dump writes it, against the one in the set: the database's own settings,
 * rights and comment too.
 *
 * @param archive the set's schema, fetched
 * @param restored the restored database
 * @param workFolder where the two texts are kept meanwhile
 */
public record SchemaComparison(SchemaArchive archive, RestoredDatabase restored, Path workFolder) {
    private static final Duration LONGEST = Duration.ofHours(2);

    /**
     * Compares the texts.
     *
     * @return one line that shows the first difference; none when there is none
     * @throws UpkeepException when one of the texts cannot be made
     * @throws InterruptedException when this thread was told to stop
     */
    public Optional<String> difference() throws UpkeepException, InterruptedException {
        var before = workFolder.resolve("schema-in-the-set.sql");
        var after = workFolder.resolve("schema-restored.sql");
        var programs = restored.programs();
        programs.pgRestore()
                .with("--create", "--section=pre-data", "--section=post-data", "--file=" + before)
                .with(
                        "--use-list=" + archive.listWithoutLargeObjects(),
                        archive.file().toString())
                .output(LONGEST);
        restored.address()
                .handTo(programs.pgDump()
                        .with("--create", "--section=pre-data", "--section=post-data", "--no-blobs", "--encoding=UTF8")
                        .with("--file=" + after))
                .output(LONGEST);
        try {
            return difference(before, after);
        } catch (IOException e) {
            throw new UpkeepException("schema comparison: " + e.getMessage() + "; free some space", e);
        }
    }

    private static Optional<String> difference(Path before, Path after) throws IOException {
        try (var expected = SchemaLines.of(before);
                var actual = SchemaLines.of(after)) {
            while (true) {
                var there = expected.next();
                var here = actual.next();
                if (there == null && here == null) {
                    return Optional.empty();
                }
                if (there == null || !there.equals(here)) {
                    return Optional.of("schema: " + shown(here) + " instead of " + shown(there));
                }
            }
        }
    }

    private static String shown(String line) {
        // What stands in quotes may be a password.
        return line == null ? "the end" : "\"" + line.replaceAll("'[^']*'", "'…'") + "\"";
    }
}
