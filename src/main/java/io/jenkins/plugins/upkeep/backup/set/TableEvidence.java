package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * What the dump's snapshot saw in one table.
 *
 * @param schema the table's schema, unquoted
 * @param name its name, unquoted
 * @param columns the columns that were copied, unquoted, in the order of the copy; generated ones are not among them
 * @param condition for a configuration table of an extension, which rows are the user's own; else empty
 * @param extension whether the table belongs to an extension, which makes it
 * @param rows how many rows there are
 * @param fingerprint the sum of the rows' hashes, 32 hexadecimal digits
 * @param bytes the rows' size as text
 */
public record TableEvidence(
        String schema,
        String name,
        List<String> columns,
        Optional<String> condition,
        boolean extension,
        long rows,
        String fingerprint,
        long bytes) {
    public TableEvidence {
        columns = List.copyOf(columns);
    }

    /**
     * @return count and sum together
     */
    @JsonIgnore
    public Fingerprint rowsFingerprint() {
        return Fingerprint.of(rows, fingerprint);
    }

    /**
     * @return schema and name, for people
     */
    @JsonIgnore
    public String title() {
        return schema + "." + name;
    }
}
