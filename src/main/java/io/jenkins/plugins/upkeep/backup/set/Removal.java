package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.ToolVersion;
import java.time.Instant;
import java.util.Objects;

/**
 * That a set is being removed. It is written before anything else of the set is touched and goes last, so that what is left of
 * a set in between is never taken for a damaged one, and the next run can go on.
 *
 * @param schema {@code upkeep/removal/1}
 * @param set the id of the set
 * @param at since when
 * @param tool the version of Upkeep that removes it
 * @param reason why, in one line
 */
record Removal(String schema, String set, Instant at, String tool, String reason) {
    /** The form that this version writes. */
    static final String SCHEMA = "upkeep/removal/1";

    Removal {
        Objects.requireNonNull(set, "a removal of no set");
        Objects.requireNonNull(at, "a removal without its time");
        Objects.requireNonNull(reason, "a removal without its reason");
    }

    static Removal of(SetId set, String reason, Instant at) {
        return new Removal(SCHEMA, set.text(), at, ToolVersion.current(), reason);
    }
}
