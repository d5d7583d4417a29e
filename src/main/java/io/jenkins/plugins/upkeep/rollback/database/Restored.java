package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import java.util.List;

/**
 * A set that was restored beside the live database, and was found to be what the backup saw.
 *
 * @param name the database's name
 * @param number its number on the server
 * @param phases what was done and how long it took; none when an earlier run had done it
 * @param remarks what somebody should know of it, one line each
 */
public record Restored(String name, long number, List<Phases.Phase> phases, List<String> remarks) {
    public Restored {
        phases = List.copyOf(phases);
        remarks = List.copyOf(remarks);
    }
}
