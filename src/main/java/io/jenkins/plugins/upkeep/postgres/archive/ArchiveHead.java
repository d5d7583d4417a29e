package io.jenkins.plugins.upkeep.postgres.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an archive is of.
 *
 * @param form the form of this document
 * @param service the service
 * @param database the database, as its address says, without a secret
 * @param table the table that the rows left, with its schema, quoted
 * @param root the table that they are put back into: the partitioned one where the table was a partition
 * @param columns the columns in the order of the rows, quoted
 * @param column the column that tells how old a row is, quoted
 * @param cutoff rows that were older left
 * @param started when it was begun, by the clock of the machine that made it
 */
public record ArchiveHead(
        String form,
        String service,
        String database,
        String table,
        String root,
        List<String> columns,
        String column,
        Instant cutoff,
        Instant started) {
    /** The form that this version writes. */
    static final String FORM = "upkeep/archive/1";

    public ArchiveHead {
        columns = List.copyOf(columns);
    }
}
