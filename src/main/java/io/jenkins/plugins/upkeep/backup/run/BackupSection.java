package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Remembered;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report says of a set, for programs.
 *
 * @param set the set's id
 * @param store where it lies
 * @param started when it was begun
 * @param verified how it is verified
 * @param complete whether all is in it that should be
 * @param storedBytes its size in the store
 * @param plainBytes its size once decompressed
 * @param tables how many tables with rows of their own it has
 * @param rows how many rows
 * @param facts for metrics: that it is verified, where it is, and which set was last restored
 */
public record BackupSection(
        String set,
        String store,
        Instant started,
        VerificationLevel verified,
        boolean complete,
        long storedBytes,
        long plainBytes,
        long tables,
        long rows,
        List<String> facts)
        implements Remembered {
    public BackupSection {
        facts = List.copyOf(facts);
    }

    static BackupSection of(Manifest manifest, String store, VerificationLevel level, Optional<VerifiedSet> restored) {
        return new BackupSection(
                manifest.id(),
                store,
                manifest.started(),
                level,
                manifest.isComplete(),
                manifest.storedSize(),
                manifest.plainSize(),
                manifest.database().map(database -> database.tables().size()).orElse(0),
                manifest.database().map(database -> database.totalRows()).orElse(0L),
                facts(new VerifiedSet(manifest.started()), level, restored));
    }

    private static List<String> facts(VerifiedSet set, VerificationLevel level, Optional<VerifiedSet> restored) {
        return switch (level) {
            case NONE -> List.of();
            case STORED ->
                Stream.concat(Stream.of(set.fact()), restored.map(VerifiedSet::restoredFact).stream())
                        .toList();
            case RESTORED -> List.of(set.fact(), set.restoredFact());
        };
    }

    @Override
    public String key() {
        return "backup";
    }
}
