package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.util.Map;

/**
 * What an archive holds, in a few figures that can be compared.
 *
 * @param entries how many members of each kind; a kind without members is left out
 * @param content the lengths of all files together, with their holes
 * @param fingerprint 32 hexadecimal digits over all lines of the listing, independent of their order
 */
public record FileTotals(Map<EntryKind, Long> entries, Bytes content, String fingerprint) {
    public FileTotals {
        entries = Map.copyOf(entries);
    }

    /**
     * @return the number of members of any kind
     */
    public long count() {
        return entries.values().stream().mapToLong(Long::longValue).sum();
    }
}
