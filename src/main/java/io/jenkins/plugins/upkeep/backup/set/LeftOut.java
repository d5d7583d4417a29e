package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A table whose definition is in a set and whose rows are not.
 *
 * @param reason why
 * @param schema its schema, unquoted
 * @param name its name, unquoted
 */
public record LeftOut(Reason reason, String schema, String name) {
    /** Why rows are not in a set. */
    public enum Reason {
        /** A standby does not have the rows of unlogged tables. */
        UNLOGGED_ON_STANDBY,
        /** The rows live on another server. */
        FOREIGN_TABLE
    }

    /**
     * @return schema and name, for people
     */
    @JsonIgnore
    public String title() {
        return schema + "." + name;
    }
}
