package io.jenkins.plugins.upkeep.backup.database;

import java.util.List;
import java.util.Optional;

/**
 * A table with rows of its own, as the snapshot's catalogue has it.
 *
 * @param schema its schema, unquoted
 * @param name its name, unquoted
 * @param sqlName schema and name as the server quotes them
 * @param columns the columns to copy, unquoted
 * @param sqlColumns the same as the server quotes them
 * @param condition for a configuration table of an extension, which rows are the user's own: a WHERE clause
 * @param extension whether an extension makes the table
 * @param blocks the size of its heap in blocks of the server; 0 where it cannot be split
 * @param bytes its size on the server, with what is stored out of line
 */
public record Table(
        String schema,
        String name,
        String sqlName,
        List<String> columns,
        List<String> sqlColumns,
        Optional<String> condition,
        boolean extension,
        long blocks,
        long bytes) {
    public Table {
        columns = List.copyOf(columns);
        sqlColumns = List.copyOf(sqlColumns);
    }

    /**
     * @return name and columns as COPY writes them; a table without columns has no list
     */
    public String copyTarget() {
        return sqlColumns.isEmpty() ? sqlName : sqlName + " (" + String.join(", ", sqlColumns) + ")";
    }
}
