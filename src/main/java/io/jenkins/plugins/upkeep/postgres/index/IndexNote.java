package io.jenkins.plugins.upkeep.postgres.index;

import java.util.List;

/**
 * Says that an index is being built anew, so that what is left of it when we are killed can be told from what others left.
 *
 * @param database the database, as its address says
 * @param tableOid the number of its table
 * @param plainName its name
 * @param others numbers of invalid indexes of the table that were there before
 */
record IndexNote(String database, long tableOid, String plainName, List<Long> others) {
    IndexNote {
        others = List.copyOf(others);
    }

    /** Whether an index was left behind by what this note tells of. */
    boolean explains(IndexState index) {
        return index.tableOid() == tableOid && index.isLeftoverOf(plainName) && !others.contains(index.oid());
    }
}
