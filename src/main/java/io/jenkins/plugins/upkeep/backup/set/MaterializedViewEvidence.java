package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A materialized view as the dump's snapshot saw it. Its rows are not in the set: a restore computes them anew.
 *
 * @param schema its schema, unquoted
 * @param name its name, unquoted
 * @param populated whether it had content
 */
public record MaterializedViewEvidence(String schema, String name, boolean populated) {
    /**
     * @return schema and name, for people
     */
    @JsonIgnore
    public String title() {
        return schema + "." + name;
    }
}
