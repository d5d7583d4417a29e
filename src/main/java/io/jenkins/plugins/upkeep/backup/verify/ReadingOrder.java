package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * In what order the sets of a service are read again: first the one of which some file was not read for longest, and of it first
 * that file. So all files of all sets get their turn, however little is read at a time. A set that failed is left out: it is
 * known to be of no use until it is verified whole.
 */
public final class ReadingOrder {
    private ReadingOrder() {}

    /**
     * @param sets the sets, in any order
     * @return those to be read, the one that waits longest first
     */
    public static List<BackupSet> of(List<BackupSet> sets) {
        return sets.stream()
                .filter(set -> set.failure().isEmpty())
                .sorted(Comparator.comparing((BackupSet set) -> set.readSince().orElse(Instant.MIN))
                        .thenComparing(set -> set.manifest().started())
                        .thenComparing(set -> set.manifest().id()))
                .toList();
    }

    /**
     * @param set a set
     * @return its files, the one that waits longest first
     */
    public static List<SetFile> files(BackupSet set) {
        return set.manifest().contents().stream()
                .sorted(Comparator.comparing(
                                (SetFile file) -> set.lastRead(file).orElse(Instant.MIN))
                        .thenComparing(SetFile::path))
                .toList();
    }
}
