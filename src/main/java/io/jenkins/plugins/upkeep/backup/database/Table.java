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
 * @param root for a partition whose rows may belong elsewhere in another cluster: the partitioned table that they are
 *     loaded through
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
        Optional<Root> root,
        long blocks,
        long bytes) {
    public Table {
        columns = List.copyOf(columns);
        sqlColumns = List.copyOf(sqlColumns);
    }

    /**
     * A partitioned table that rows are loaded through. Hash partitions of an enum hang on the enum's numbers, which are
     * others in another cluster.
     *
     * @param schema its schema, unquoted
     * @param name its name, unquoted
     * @param sqlName schema and name as the server quotes them
     */
    public record Root(String schema, String name, String sqlName) {}

    /** The same table with its columns in another order. */
    Table ordered(List<String> names) {
        var quoted = names.stream()
                .map(column -> sqlColumns.get(columns.indexOf(column)))
                .toList();
        return new Table(schema, name, sqlName, names, quoted, condition, extension, root, blocks, bytes);
    }

    /**
     * @return name and columns as COPY writes them; a table without columns has no list
     */
    public String copyTarget() {
        return withColumns(sqlName);
    }

    /**
     * @return the table that the rows are loaded into, and the columns
     */
    public String loadTarget() {
        return withColumns(root.map(Root::sqlName).orElse(sqlName));
    }

    private String withColumns(String target) {
        return sqlColumns.isEmpty() ? target : target + " (" + String.join(", ", sqlColumns) + ")";
    }
}
