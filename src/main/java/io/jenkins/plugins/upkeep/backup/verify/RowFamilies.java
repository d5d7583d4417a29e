package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Adds up tables among which rows may move in a restore: partitions that are loaded through their root. */
final class RowFamilies {
    private RowFamilies() {}

    /**
     * @param tables all tables
     * @param entrance through which table the rows of each were loaded
     * @return the rows by schema and name of those
     */
    static Map<List<String>, Fingerprint> of(List<TableEvidence> tables, Function<TableEvidence, TableName> entrance) {
        var families = new LinkedHashMap<List<String>, Fingerprint>();
        for (var table : tables) {
            var name = entrance.apply(table);
            families.merge(List.of(name.schema(), name.name()), table.rowsFingerprint(), Fingerprint::plus);
        }
        return families;
    }
}
