package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveTarget.AgeColumn;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveTarget.Partition;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Names;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the table of a rule, and the tables that hold its rows: itself, or its partitions. */
final class TableQuery {
    private static final String TABLES = """
            SELECT c.oid::bigint AS oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, c.relname AS plain
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')""";

    /** A partition whose detachment was cut off is no part of the tree any more. */
    private static final String LEAVES = """
            SELECT c.oid::bigint AS oid, pg_catalog.format('%%I.%%I', n.nspname, c.relname) AS name,
                   coalesce(pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname), '') AS parent,
                   coalesce(pg_catalog.pg_get_expr(c.relpartbound, c.oid), '') AS bound,
                   pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint AS pages,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT') AND pg_catalog.has_table_privilege(c.oid, 'DELETE')
                       AND pg_catalog.has_any_column_privilege(c.oid, 'UPDATE') AS permitted,
                   coalesce((SELECT k.partnatts = 1 AND k.partstrat = 'r' AND pg_catalog.quote_ident(a.attname) = ?
                    FROM pg_catalog.pg_partitioned_table k JOIN pg_catalog.pg_attribute a
                         ON a.attrelid = k.partrelid AND a.attnum = k.partattrs[0] WHERE k.partrelid = p.oid), false)
                       AS by_age
            FROM (SELECT relid, parentrelid FROM pg_catalog.pg_partition_tree(%1$d::oid) WHERE isleaf
                  UNION ALL SELECT oid, NULL FROM pg_catalog.pg_class
                  WHERE oid = %1$d AND relkind = 'r' AND NOT relispartition
                  UNION ALL SELECT inhrelid, inhparent FROM pg_catalog.pg_inherits i
                  WHERE coalesce((pg_catalog.to_jsonb(i) ->> 'inhdetachpending')::boolean, false)
                    AND inhparent IN (SELECT relid FROM pg_catalog.pg_partition_tree(%1$d::oid))) tree
            JOIN pg_catalog.pg_class c ON c.oid = tree.relid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_class p ON p.oid = tree.parentrelid
            LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            WHERE c.relkind = 'r' ORDER BY 2""";

    private static final String COLUMNS = """
            SELECT pg_catalog.quote_ident(attname) AS name, attname = ? AS asked,
                   pg_catalog.format_type(atttypid, NULL) AS type
            FROM pg_catalog.pg_attribute
            WHERE attrelid = ?::oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum""";

    private static final Map<String, String> TYPES = Map.of(
            "timestamp without time zone", "timestamp", "timestamp with time zone", "timestamptz", "date", "date");

    private static final Pattern UPPER_BOUND = Pattern.compile("TO \\('([^']*)'\\)$");

    private TableQuery() {}

    /**
     * A table by its number.
     *
     * @param oid the number
     * @param name its name, quoted
     */
    record Root(long oid, String name) {}

    /**
     * @throws UpkeepException when no table has that name, or several have
     */
    static Root root(Connection connection, String asked) throws SQLException, UpkeepException {
        var found = Sql.query(
                        connection,
                        TABLES,
                        row -> Names.mean(asked, row.getString("name"), row.getString("plain"))
                                ? List.of(new Root(row.getLong("oid"), row.getString("name")))
                                : List.<Root>of())
                .stream()
                .flatMap(List::stream)
                .toList();
        if (found.size() != 1) {
            throw new UpkeepException(
                    found.isEmpty()
                            ? "is not there; correct database.maintenance.archive"
                            : "is the name of several: "
                                    + found.stream().map(Root::name).collect(Collectors.joining(", "))
                                    + "; write it with its schema");
        }
        return found.get(0);
    }

    /**
     * The tables that hold the rows of one.
     *
     * @throws UpkeepException when its column is not there, or tells no age, or the rights are missing
     */
    static List<ArchiveTarget> targets(Connection connection, Root root, String column, Instant cutoff)
            throws SQLException, UpkeepException {
        var age = age(connection, root, column, cutoff);
        var targets = new ArrayList<ArchiveTarget>();
        for (var leaf : Sql.query(connection, LEAVES.formatted(root.oid()), TableQuery::leaf, age.name())) {
            if (!leaf.permitted()) {
                throw new UpkeepException("the rights are missing; GRANT SELECT, UPDATE, DELETE ON " + leaf.name()
                        + " to the role of database.user");
            }
            var over = leaf.byAge() && isOver(connection, leaf.bound(), age);
            targets.add(new ArchiveTarget(
                    leaf.oid(),
                    leaf.name(),
                    root.name(),
                    new Partition(leaf.parent(), leaf.bound(), over),
                    columns(connection, leaf.oid(), column).stream()
                            .map(Column::name)
                            .toList(),
                    age,
                    leaf.pages(),
                    ""));
        }
        return targets;
    }

    private record Leaf(
            long oid, String name, String parent, String bound, long pages, boolean permitted, boolean byAge) {}

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(
                row.getLong("oid"),
                row.getString("name"),
                row.getString("parent"),
                row.getString("bound"),
                row.getLong("pages"),
                row.getBoolean("permitted"),
                row.getBoolean("by_age"));
    }

    private record Column(String name, boolean asked, String type) {}

    private static List<Column> columns(Connection connection, long table, String asked) throws SQLException {
        return Sql.query(
                connection,
                COLUMNS,
                row -> new Column(row.getString("name"), row.getBoolean("asked"), row.getString("type")),
                asked,
                table);
    }

    private static AgeColumn age(Connection connection, Root root, String column, Instant cutoff)
            throws SQLException, UpkeepException {
        var found = columns(connection, root.oid(), column).stream()
                .filter(Column::asked)
                .findFirst()
                .orElseThrow(() ->
                        new UpkeepException("has no column " + column + "; correct database.maintenance.archive"));
        var type = TYPES.get(found.type());
        if (type == null) {
            throw new UpkeepException("its column " + column + " is of type " + found.type()
                    + ", which tells no age; name one of type date, timestamp or timestamptz");
        }
        return new AgeColumn(found.name(), type, cutoff);
    }

    /** Whether all rows that a partition can take are old. */
    private static boolean isOver(Connection connection, String bound, AgeColumn age) throws SQLException {
        var upper = UPPER_BOUND.matcher(bound);
        return upper.find()
                && Sql.query(
                                connection,
                                "SELECT CAST(? AS pg_catalog." + age.type() + ") <= CAST(? AS pg_catalog." + age.type()
                                        + ")",
                                row -> row.getBoolean(1),
                                upper.group(1),
                                age.cutoff().toString())
                        .get(0);
    }
}
