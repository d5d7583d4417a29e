package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the server for the state of all tables, without a lock on any of them. */
final class TableStates {
    /** The server's size functions would wait for whoever holds a table; its last count of pages does not. */
    private static final String SQL = """
            SELECT c.oid::bigint AS oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
                   c.relkind = 'p' AS partitioned, n.nspname IN ('pg_catalog', 'information_schema') AS catalog,
                   pg_catalog.pg_has_role(c.relowner, 'USAGE')
                   OR (NOT c.relisshared AND pg_catalog.pg_has_role(
                       (SELECT datdba FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()), 'USAGE'))
                   OR CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
                      THEN pg_catalog.has_table_privilege(c.oid, 'MAINTAIN') ELSE false END AS permitted,
                   greatest(c.relpages, 0)::bigint * pg_catalog.current_setting('block_size')::bigint AS bytes,
                   coalesce(s.n_live_tup, 0) AS rows, coalesce(s.n_dead_tup, 0) AS dead,
                   coalesce(s.n_mod_since_analyze, 0) AS changed,
                   coalesce((pg_catalog.to_jsonb(s) ->> 'n_ins_since_vacuum')::bigint, 0) AS inserted,
                   extract(epoch FROM greatest(s.last_vacuum, s.last_autovacuum)) AS vacuumed,
                   extract(epoch FROM greatest(s.last_analyze, s.last_autoanalyze)) AS analyzed,
                   greatest(CASE WHEN c.relfrozenxid <> '0' THEN pg_catalog.age(c.relfrozenxid) END,
                            CASE WHEN t.relfrozenxid <> '0' THEN pg_catalog.age(t.relfrozenxid) END, 0) AS xid_age,
                   greatest(CASE WHEN c.relminmxid <> '0' THEN pg_catalog.mxid_age(c.relminmxid) END,
                            CASE WHEN t.relminmxid <> '0' THEN pg_catalog.mxid_age(t.relminmxid) END, 0) AS mxid_age
            FROM pg_catalog.pg_stat_all_tables s
            JOIN pg_catalog.pg_class c ON c.oid = s.relid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
            WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_toast'
            ORDER BY 2""";

    private static final String LIMITS = """
            SELECT pg_catalog.current_setting('autovacuum_freeze_max_age')::bigint AS xids,
                   pg_catalog.current_setting('autovacuum_multixact_freeze_max_age')::bigint AS mxids,
                   extract(epoch FROM pg_catalog.clock_timestamp()) AS now""";

    private TableStates() {}

    static List<TableState> of(Connection connection) throws SQLException {
        return Sql.query(connection, SQL, TableStates::state);
    }

    static ServerLimits limits(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        LIMITS,
                        row -> new ServerLimits(
                                row.getLong("xids"),
                                row.getLong("mxids"),
                                instant(row, "now").orElseThrow()))
                .get(0);
    }

    private static TableState state(ResultSet row) throws SQLException {
        return new TableState(
                row.getLong("oid"),
                row.getString("name"),
                row.getBoolean("partitioned"),
                row.getBoolean("catalog"),
                row.getBoolean("permitted"),
                row.getLong("bytes"),
                row.getLong("rows"),
                row.getLong("dead"),
                row.getLong("changed"),
                row.getLong("inserted"),
                instant(row, "vacuumed"),
                instant(row, "analyzed"),
                row.getLong("xid_age"),
                row.getLong("mxid_age"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        var seconds = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)));
    }
}
