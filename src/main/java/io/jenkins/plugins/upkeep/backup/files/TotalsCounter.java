package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.util.EnumMap;
import java.util.Map;

/** Adds up members as they pass. */
final class TotalsCounter {
    private final Map<EntryKind, Long> entries = new EnumMap<>(EntryKind.class);
    private final ListingFingerprint fingerprint = new ListingFingerprint();
    private long content;

    void add(FileEntry entry, String line) {
        entries.merge(entry.kind(), 1L, Long::sum);
        content += entry.size();
        fingerprint.add(line);
    }

    FileTotals totals() {
        return new FileTotals(entries, new Bytes(content), fingerprint.toString());
    }
}
