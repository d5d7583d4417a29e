package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Asks which triggers and foreign keys the tables of a database have. */
final class TableTriggers {
    private static final String MAY_SILENCE = """
            SELECT rolsuper OR pg_catalog.has_parameter_privilege('session_replication_role', 'SET')
            FROM pg_catalog.pg_roles WHERE rolname = current_user""";

    /** Bit 4 of its type says that it fires when rows are added. */
    private static final String TRIGGERS = """
            SELECT n.nspname::text, c.relname::text, t.tgname::text, t.tgenabled IN ('A', 'R') AS always
            FROM pg_catalog.pg_trigger t
            JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 4 <> 0
            ORDER BY 1, 2, 3""";

    /** A foreign key of a partition, or to partitions, has entries for each; those count that have no other above. */
    private static final String KEYS = """
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class pc ON pc.oid = k.confrelid
            JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE k.contype = 'f' AND k.convalidated AND c.relkind = 'r'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint above
                              WHERE above.oid = k.conparentid AND above.conrelid = k.conrelid)""";

    private static final String REFERENCES = """
            SELECT n.nspname::text, c.relname::text, ln.nspname::text, lc.relname::text
            FROM (SELECT k.conrelid, k.confrelid %s) k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
                SELECT relid FROM pg_catalog.pg_partition_tree(k.confrelid) WHERE isleaf
                UNION SELECT k.confrelid) leaf
            JOIN pg_catalog.pg_class lc ON lc.oid = leaf.relid
            JOIN pg_catalog.pg_namespace ln ON ln.oid = lc.relnamespace""".formatted(KEYS);

    /** Whether rows of the table refer to rows that are not there. With MATCH FULL, a key that is null in part is wrong. */
    private static final String CHECKS = """
            SELECT n.nspname::text, c.relname::text, k.conname::text, pg_catalog.format(
                'SELECT EXISTS (SELECT FROM ONLY %%I.%%I f WHERE %%s AND NOT EXISTS (SELECT FROM %%s%%I.%%I p WHERE %%s))',
                n.nspname, c.relname,
                CASE k.confmatchtype WHEN 'f' THEN 'NOT (' || pairs.nulls || ')' ELSE pairs.filled END,
                CASE pc.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END, pn.nspname, pc.relname, pairs.equal) AS query
            FROM (SELECT k.* %s) k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class pc ON pc.oid = k.confrelid
            JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
            CROSS JOIN LATERAL (
                SELECT pg_catalog.string_agg(pg_catalog.format('f.%%I IS NULL', fa.attname), ' AND ') AS nulls,
                       pg_catalog.string_agg(pg_catalog.format('f.%%I IS NOT NULL', fa.attname), ' AND ') AS filled,
                       pg_catalog.string_agg(pg_catalog.format('p.%%I OPERATOR(%%I.%%s) f.%%I',
                           pa.attname, opn.nspname, o.oprname, fa.attname), ' AND ') AS equal
                FROM ROWS FROM (
                    pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey), pg_catalog.unnest(k.conpfeqop)
                ) AS pair (own, other, operator)
                JOIN pg_catalog.pg_attribute fa ON fa.attrelid = k.conrelid AND fa.attnum = pair.own
                JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.other
                JOIN pg_catalog.pg_operator o ON o.oid = pair.operator
                JOIN pg_catalog.pg_namespace opn ON opn.oid = o.oprnamespace) pairs
            ORDER BY 1, 2, 3""".formatted(KEYS);

    private TableTriggers() {}

    /**
     * A trigger that fires when rows are added.
     *
     * @param table its table
     * @param name its name
     * @param always whether it fires also where others are silenced
     */
    record Trigger(TableName table, String name, boolean always) {}

    /**
     * That rows of one table refer to rows of another.
     *
     * @param from the table with the foreign key
     * @param to the table that it refers to; of a partitioned one each partition
     */
    record Reference(TableName from, TableName to) {}

    /**
     * How a foreign key is checked.
     *
     * @param table the table with the foreign key
     * @param name the foreign key's name
     * @param query tells whether rows refer to rows that are not there
     */
    record Check(TableName table, String name, String query) {}

    /** Whether this role may keep triggers and foreign keys from firing in its own session. */
    static boolean maySilence(Connection connection) throws SQLException {
        return Sql.query(connection, MAY_SILENCE, row -> row.getBoolean(1)).contains(true);
    }

    static List<Trigger> triggers(Connection connection, Set<TableName> tables) throws SQLException {
        return Sql.query(
                        connection,
                        TRIGGERS,
                        row -> new Trigger(
                                new TableName(row.getString(1), row.getString(2)), row.getString(3), row.getBoolean(4)))
                .stream()
                .filter(trigger -> tables.contains(trigger.table()))
                .toList();
    }

    /** The references among some tables. */
    static List<Reference> references(Connection connection, Set<TableName> tables) throws SQLException {
        return Sql.query(
                        connection,
                        REFERENCES,
                        row -> new Reference(
                                new TableName(row.getString(1), row.getString(2)),
                                new TableName(row.getString(3), row.getString(4))))
                .stream()
                .filter(reference -> tables.contains(reference.from()) && tables.contains(reference.to()))
                .toList();
    }

    static List<Check> checks(Connection connection, Set<TableName> tables) throws SQLException {
        return Sql.query(
                        connection,
                        CHECKS,
                        row -> new Check(
                                new TableName(row.getString(1), row.getString(2)), row.getString(3), row.getString(4)))
                .stream()
                .filter(check -> tables.contains(check.table()))
                .toList();
    }
}
