package io.jenkins.plugins.upkeep.backup.check;

import io.jenkins.plugins.upkeep.report.Section;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report says of sets that were read again, for programs.
 *
 * @param sets how many sets there are
 * @param setsRead of how many of them something was read
 * @param filesRead how many files are as they were stored
 * @param bytesRead their size in the store
 * @param setsWaiting how many sets were not read whole within a quarter
 * @param readSince since when every file of every set was read; of a set that was never read, since it was begun
 */
public record BackupCheckSection(
        int sets, int setsRead, int filesRead, long bytesRead, int setsWaiting, Optional<Instant> readSince)
        implements Section {
    @Override
    public String key() {
        return "backupCheck";
    }
}
