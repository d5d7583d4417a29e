package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import java.util.List;

/**
 * The set whose database is to take the live one's place.
 *
 * @param set the set
 * @param reader reads it
 * @param remarks what somebody should know of it, one line each
 */
public record ChosenSet(BackupSet set, SetReader reader, List<String> remarks) {
    public ChosenSet {
        remarks = List.copyOf(remarks);
    }

    /**
     * @return what it holds
     */
    public Manifest manifest() {
        return set.manifest();
    }
}
