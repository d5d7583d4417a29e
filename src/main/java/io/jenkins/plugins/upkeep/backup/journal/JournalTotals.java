package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.backup.set.UnitEvidence;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was counted in an export.
 *
 * @param entries how many entries, and the sum of their hashes
 * @param bytes their size
 * @param first the earliest time
 * @param last the latest time
 * @param units the entries of each unit, by name
 */
public record JournalTotals(
        Fingerprint entries, long bytes, Optional<Instant> first, Optional<Instant> last, List<UnitEvidence> units) {
    public JournalTotals {
        units = List.copyOf(units);
    }
}
