package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds.
 *
 * @param database whether and how the database of the section {@code database} is in it
 * @param files files, by groups
 * @param journal messages of the journal
 * @param performance figures of past performance
 */
public record Parts(
        @Key(value = "The database of the section database: true, false, or how it is dumped", defaultValue = "false")
        DatabasePart database,

        @Key("Groups of files") List<FilesGroup> files,
        @Key("Messages of the journal") Optional<JournalPart> journal,

        @Key("Figures of past performance, from Upkeep's own reports")
        Optional<PerformancePart> performance) {
    public Parts {
        Require.unique("files", files.stream().map(FilesGroup::name).toList());
        if (!database.enabled() && files.isEmpty() && journal.isEmpty() && performance.isEmpty()) {
            throw new IllegalArgumentException("must name something to back up; add database: true, or files");
        }
    }

    /**
     * Messages of the journal.
     *
     * @param units patterns of the units; all when empty
     * @param period how far back
     */
    public record JournalPart(
            @Key("Patterns of the units whose messages are kept; left out for all")
            List<String> units,

            @Key(value = "How far back messages are kept", defaultValue = "30d")
            Duration period) {
        public JournalPart {
            Require.positive("period", period);
        }
    }

    /**
     * Figures of past performance.
     *
     * @param period how far back
     */
    public record PerformancePart(
            @Key(value = "How far back figures are kept", defaultValue = "30d")
            Duration period) {
        public PerformancePart {
            Require.positive("period", period);
        }
    }
}
