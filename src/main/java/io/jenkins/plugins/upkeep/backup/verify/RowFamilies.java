package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up tables among which rows may move in a restore: partitions that are loaded through their root. */
final class RowFamilies {
    private RowFamilies() {}

    /**
     * @param tables all tables
     * @return the rows of each by schema and name; those of such partitions under the name of their root
     */
    static Map<List<String>, Fingerprint> of(List<TableEvidence> tables) {
        var families = new LinkedHashMap<List<String>, Fingerprint>();
        for (var table : tables) {
            var name = table.root().isEmpty() ? List.of(table.schema(), table.name()) : table.root();
            families.merge(name, table.rowsFingerprint(), Fingerprint::plus);
        }
        return families;
    }
}
