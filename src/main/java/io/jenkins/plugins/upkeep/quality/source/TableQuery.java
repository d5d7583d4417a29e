package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Names;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a table's points are asked for.
 *
 * @param table its quoted name
 * @param pair the expression of the pair's name
 * @param time the expression of the time, with which an index can be used where it is a column of that type
 * @param clock how that tells the time
 * @param values the expressions of prices and volume
 * @param kinds how those stand in a copy
 */
record TableQuery(String table, String pair, String time, TimeKind clock, List<String> values, List<ColumnKind> kinds) {
    private static final String TABLES = """
            SELECT c.oid, n.nspname, pg_catalog.format('%I.%I', n.nspname, c.relname) AS quoted, c.relname AS plain
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY n.nspname <> 'public', 3""";

    private static final String COLUMNS = """
            SELECT a.attname, CASE WHEN t.typtype = 'd' THEN b.typname ELSE t.typname END AS type
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped""";

    private static final int EXAMPLES = 1_000;

    TableQuery {
        values = List.copyOf(values);
        kinds = List.copyOf(kinds);
    }

    private record Found(long oid, String quoted) {}

    /** Looks the table up. */
    static TableQuery of(Connection connection, String name, Columns columns) throws SQLException, UpkeepException {
        var table = find(connection, name);
        var types = types(connection, table);
        require(types, table.quoted(), columns.all());
        var type = types.get(columns.time());
        var time = Sql.identifier(connection, columns.time()) + (isText(type) ? "::timestamptz" : "");
        var values = new ArrayList<String>();
        var kinds = new ArrayList<ColumnKind>();
        for (var column : columns.values()) {
            var kind = ColumnKind.of(types.get(column));
            values.add(Sql.identifier(connection, column) + (kind.isPresent() ? "" : cast(types.get(column))));
            kinds.add(kind.orElse(ColumnKind.FLOAT8));
        }
        var pair = Sql.identifier(connection, columns.pair()) + "::text";
        var clock = clock(connection, table.quoted(), time, type);
        return new TableQuery(table.quoted(), pair, time, clock, values, kinds);
    }

    private static Map<String, String> types(Connection connection, Found table) throws SQLException {
        return Sql.query(
                        connection,
                        COLUMNS,
                        row -> Map.entry(row.getString("attname"), row.getString("type")),
                        table.oid())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Money becomes no float at once. */
    private static String cast(String type) {
        return type.equals("money") ? "::numeric::float8" : "::float8";
    }

    /** Of which the order of letters is not that of time. */
    private static boolean isText(String type) {
        return type.equals("text") || type.endsWith("char");
    }

    private static Found find(Connection connection, String name) throws SQLException, UpkeepException {
        var all = Sql.query(
                connection,
                TABLES,
                row -> Names.mean(name, row.getString("quoted"), row.getString("plain"))
                        ? new Found(row.getLong("oid"), row.getString("quoted"))
                        : new Found(0, ""));
        return all.stream()
                .filter(found -> found.oid() != 0)
                .findFirst()
                .orElseThrow(() -> new UpkeepException("marketData.table: there is no table " + name
                        + " in the database; correct it, or database.url"));
    }

    private static void require(Map<String, String> types, String table, List<String> columns) throws UpkeepException {
        for (var column : columns) {
            if (!types.containsKey(column)) {
                throw new UpkeepException("marketData.columns: table " + table + " has no column " + column
                        + "; it has "
                        + String.join(", ", types.keySet().stream().sorted().toList()));
            }
        }
    }

    private static TimeKind clock(Connection connection, String table, String time, String type) throws SQLException {
        if (ColumnKind.of(type).isEmpty()) {
            return TimeKind.TIMESTAMP;
        }
        // Single numbers may be 0 or far off; that of the middle tells the unit. Of no rows there is none, which is 0.
        var example = Sql.query(
                connection,
                "SELECT pg_catalog.percentile_disc(0.5) WITHIN GROUP (ORDER BY number) FROM (SELECT " + time
                        + "::float8 AS number FROM " + table + " WHERE " + time + " IS NOT NULL LIMIT " + EXAMPLES
                        + ") examples",
                row -> row.getDouble(1));
        return TimeKind.ofNumber(example.isEmpty() ? 0 : example.get(0));
    }

    /**
     * Asks for the points from one moment on, before another.
     *
     * @param connection quotes
     * @param from the first moment
     * @param to the first moment after; the end of time when it is {@link Instant#MAX}
     * @param pairs the names of the pairs; all when empty
     */
    String copy(Connection connection, Instant from, Instant to, Collection<String> pairs) throws SQLException {
        var column = clock.isTimestamp() ? time + "::timestamptz" : time + "::float8";
        var sql = new StringBuilder("COPY (SELECT " + pair + ", " + column + ", " + String.join(", ", values) + " FROM "
                + table + " WHERE " + time + " >= " + literal(from));
        if (!to.equals(Instant.MAX)) {
            sql.append(" AND ").append(time).append(" < ").append(literal(to));
        }
        if (!pairs.isEmpty()) {
            var names = new ArrayList<String>();
            for (var name : pairs) {
                names.add(Sql.literal(connection, name));
            }
            // A pair without a name is known by an empty one.
            sql.append(" AND (")
                    .append(pair)
                    .append(" IN (")
                    .append(String.join(", ", names))
                    .append(pairs.contains("") ? ") OR " + pair + " IS NULL)" : "))");
        }
        return sql.append(") TO STDOUT (FORMAT binary)").toString();
    }

    private String literal(Instant moment) {
        return clock.isTimestamp() ? "'" + moment + "'" : Long.toString(clock.number(moment));
    }
}
