package io.jenkins.plugins.upkeep.postgres.archive;

import java.util.List;

/**
 * What became of archiving.
 *
 * @param tables what left each table
 */
public record ArchiveFacts(List<TableFacts> tables) {
    public ArchiveFacts {
        tables = List.copyOf(tables);
    }

    /**
     * What left one table.
     *
     * @param table the table, quoted
     * @param archive the archive's name; empty when no row left
     * @param rows how many rows left, or in a dry run would
     * @param storedBytes what they take in the store
     * @param ended how it ended: {@code done}, {@code window}, {@code open}, {@code planned}
     */
    public record TableFacts(String table, String archive, long rows, long storedBytes, String ended) {}

    /** How many rows left all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableFacts::rows).sum();
    }
}
