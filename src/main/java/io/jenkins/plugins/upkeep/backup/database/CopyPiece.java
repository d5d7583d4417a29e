package io.jenkins.plugins.upkeep.backup.database;

import java.util.Optional;

/**
 * Rows of one table that are copied by one statement.
 *
 * @param index the table's place in the evidence
 * @param table the table
 * @param firstBlock the first block of its heap
 * @param endBlock the block behind the last; empty for all that follow
 * @param weight about how much there is to read, in bytes
 */
record CopyPiece(int index, Table table, long firstBlock, Optional<Long> endBlock, long weight) {
    static CopyPiece whole(int index, Table table) {
        return new CopyPiece(index, table, 0, Optional.empty(), table.bytes());
    }

    private boolean isWhole() {
        return firstBlock == 0 && endBlock.isEmpty();
    }

    /** The statement that copies the rows out. */
    String statement() {
        if (isWhole() && table.condition().isEmpty()) {
            return "COPY " + table.copyTarget() + " TO STDOUT";
        }
        return "COPY (SELECT " + String.join(", ", table.sqlColumns()) + " FROM ONLY " + table.sqlName() + condition()
                + ") TO STDOUT";
    }

    private String condition() {
        if (isWhole()) {
            return " " + table.condition().orElse("");
        }
        return " WHERE ctid >= '(" + firstBlock + ",0)'::pg_catalog.tid"
                + endBlock.map(end -> " AND ctid < '(" + end + ",0)'::pg_catalog.tid")
                        .orElse("");
    }
}
