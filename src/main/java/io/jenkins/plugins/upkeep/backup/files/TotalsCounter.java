package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Adds up members as they pass. */
final class TotalsCounter {
    private final Map<EntryKind, Long> entries = new EnumMap<>(EntryKind.class);
    private final RowHasher lines = new RowHasher();
    private long content;

    void add(FileEntry entry, String line) {
        entries.merge(entry.kind(), 1L, Long::sum);
        content += entry.size();
        lines.add(line.getBytes(StandardCharsets.UTF_8));
    }

    FileTotals totals() {
        return new FileTotals(entries, new Bytes(content), lines.fingerprint().digest());
    }
}
