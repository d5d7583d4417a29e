package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks the server for the state of all indexes, without a lock on any of them. */
final class IndexStates {
    /**
     * A B-tree's ideal size is the number of its entries times their average width (8 bytes of header, the columns, filled up to
     * 8, and 4 of a pointer), in pages that are filled as its fillfactor says. An index whose many equal keys the server keeps
     * only once is smaller than that, and so never taken for bloated. The width of a column that we may not read, and other kinds
     * of indexes, are not known.
     */
    private static final String SQL = """
            WITH width AS (
                SELECT i.indexrelid, pg_catalog.sum((1 - s.null_frac) * s.avg_width) AS bytes,
                       pg_catalog.count(*) = pg_catalog.count(s.avg_width) AS known
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
                JOIN pg_catalog.pg_attribute ia ON ia.attrelid = i.indexrelid
                LEFT JOIN pg_catalog.pg_attribute ta ON ta.attrelid = i.indrelid AND ta.attnum > 0
                     AND ta.attnum = i.indkey[ia.attnum - 1]
                LEFT JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND NOT s.inherited
                     AND s.tablename = CASE WHEN ta.attname IS NULL THEN c.relname ELSE t.relname END
                     AND s.attname = coalesce(ta.attname, ia.attname)
                GROUP BY 1
            ), block AS (SELECT pg_catalog.current_setting('block_size')::float8 AS size)
            SELECT c.oid::bigint AS oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, c.relname AS plain_name,
                   t.oid::bigint AS table_oid, pg_catalog.format('%I.%I', tn.nspname, t.relname) AS table_name,
                   greatest(c.relpages, 0) * b.size AS bytes,
                   CASE WHEN a.amname = 'btree' AND c.reltuples > 0 AND w.known THEN b.size * (1 + pg_catalog.ceil(
                       c.reltuples * (4 + 8 * pg_catalog.ceil((8 + w.bytes) / 8)) / ((b.size - 40) * coalesce(
                           pg_catalog.substring(pg_catalog.array_to_string(c.reloptions, ','), 'fillfactor=(\\d+)')::float8, 90)
                           / 100))) ELSE 0 END AS ideal,
                   coalesce(s.idx_scan, 0) AS scans,
                   pg_catalog.concat_ws('|', i.indrelid, a.amname, i.indnkeyatts, i.indkey, i.indclass, i.indcollation,
                       i.indoption, pg_catalog.regexp_replace(coalesce(i.indpred::text, ''), ':location -?\\d+', '', 'g'),
                       pg_catalog.regexp_replace(coalesce(i.indexprs::text, ''), ':location -?\\d+', '', 'g')) AS shape,
                   i.indisvalid AND i.indisready AND i.indislive AS valid,
                   EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'relation' AND l.relation = c.oid
                           AND l.granted AND l.mode IN ('ShareUpdateExclusiveLock', 'AccessExclusiveLock',
                               'ShareRowExclusiveLock', 'ExclusiveLock')
                           AND l.database = (SELECT oid FROM pg_catalog.pg_database
                                             WHERE datname = pg_catalog.current_database())
                           AND l.pid <> pg_catalog.pg_backend_pid()) AS building,
                   i.indisunique AS unique,
                   i.indisreplident OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid)
                   OR EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid) AS needed,
                   i.indisexclusion AS exclusion,
                   n.nspname IN ('pg_catalog', 'information_schema', 'pg_toast') AS catalog
            FROM pg_catalog.pg_index i CROSS JOIN block b
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            JOIN pg_catalog.pg_am a ON a.oid = c.relam
            LEFT JOIN width w ON w.indexrelid = c.oid
            LEFT JOIN pg_catalog.pg_stat_all_indexes s ON s.indexrelid = c.oid
            WHERE c.relpersistence <> 't'
            ORDER BY 2""";

    private IndexStates() {}

    static List<IndexState> of(Connection connection) throws SQLException {
        return Sql.query(connection, SQL, IndexStates::state);
    }

    private static IndexState state(ResultSet row) throws SQLException {
        return new IndexState(
                row.getLong("oid"),
                row.getString("name"),
                row.getString("plain_name"),
                row.getLong("table_oid"),
                row.getString("table_name"),
                row.getLong("bytes"),
                row.getDouble("ideal"),
                row.getLong("scans"),
                row.getString("shape"),
                new IndexState.Traits(
                        row.getBoolean("valid"),
                        row.getBoolean("building"),
                        row.getBoolean("unique"),
                        row.getBoolean("needed"),
                        row.getBoolean("exclusion"),
                        row.getBoolean("catalog")));
    }
}
