package io.jenkins.plugins.upkeep.backup.set;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of the journal while it was exported.
 *
 * @param path the export, within the set
 * @param patterns which units were asked for; empty for all
 * @param selected the units that these patterns stood for; empty for all, or when no unit fits
 * @param from the beginning of the period
 * @param until its end: when the backup began
 * @param entries how many messages the export has
 * @param bytes its size once decompressed
 * @param first the time of the earliest message
 * @param last the time of the latest message
 * @param fingerprint the sum of the messages' hashes, 32 hexadecimal digits
 * @param units the messages of each unit
 */
public record JournalEvidence(
        String path,
        List<String> patterns,
        List<String> selected,
        Instant from,
        Instant until,
        long entries,
        long bytes,
        Optional<Instant> first,
        Optional<Instant> last,
        String fingerprint,
        List<UnitEvidence> units) {
    public JournalEvidence {
        patterns = List.copyOf(patterns);
        selected = List.copyOf(selected);
        units = List.copyOf(units);
    }
}
