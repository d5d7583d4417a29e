package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A foreign key by which rows of a table refer to the table that is archived.
 *
 * @param name its name
 * @param tableOid the number of the table that refers
 * @param table that table, quoted
 * @param onDelete what becomes of a row whose referent is deleted: {@code a}, {@code r}, {@code c}, {@code n} or {@code d}
 * @param join how the rows belong together, with {@code r} for the one that refers and {@code t} for the other
 * @param indexed whether they are found by an index
 */
record Reference(String name, long tableOid, String table, String onDelete, String join, boolean indexed) {
    private static final String SQL = """
            SELECT k.conname AS name, k.conrelid::bigint AS table_oid,
                   pg_catalog.format('%I.%I', n.nspname, c.relname) AS table_name, k.confdeltype AS on_delete,
                   (SELECT pg_catalog.string_agg(pg_catalog.format('r.%I = t.%I', a.attname, b.attname), ' AND ')
                    FROM pg_catalog.generate_subscripts(k.conkey, 1) i
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[i]
                    JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[i]) AS joined,
                   EXISTS (SELECT FROM pg_catalog.pg_index x
                           WHERE x.indrelid = k.conrelid AND x.indisvalid AND x.indpred IS NULL
                             AND (x.indkey::int2[])[0:pg_catalog.array_length(k.conkey, 1) - 1] @> k.conkey) AS indexed
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype = 'f' AND k.confrelid = ?::oid ORDER BY 3, 1""";

    private static final String TRIGGERS = """
            SELECT 'trigger ' || tgname FROM pg_catalog.pg_trigger
            WHERE tgrelid = ?::oid AND NOT tgisinternal AND tgenabled <> 'D' AND tgtype & 8 <> 0
            UNION ALL SELECT 'rule ' || rulename FROM pg_catalog.pg_rewrite WHERE ev_class = ?::oid AND ev_type = '4'
            ORDER BY 1""";

    static List<Reference> to(Connection connection, long table) throws SQLException {
        return Sql.query(
                connection,
                SQL,
                row -> new Reference(
                        row.getString("name"),
                        row.getLong("table_oid"),
                        row.getString("table_name"),
                        row.getString("on_delete"),
                        row.getString("joined"),
                        row.getBoolean("indexed")),
                table);
    }

    /** What runs when rows of a table are deleted. */
    static List<String> triggers(Connection connection, long table) throws SQLException {
        return Sql.query(connection, TRIGGERS, row -> row.getString(1), table, table);
    }

    /** Whether the server would delete or change the rows that refer. */
    boolean cascades() {
        return !onDelete.equals("a") && !onDelete.equals("r");
    }

    /** What would become of them. */
    String consequence() {
        return switch (onDelete) {
            case "c" -> "deletes rows of " + table;
            case "n" -> "empties columns of " + table;
            case "d" -> "sets columns of " + table + " to their defaults";
            default -> "leaves rows that " + table + " refers to";
        };
    }

    /** Says that no row refers. */
    String absence() {
        return " AND NOT EXISTS (SELECT FROM " + table + " r WHERE " + join + ")";
    }
}
