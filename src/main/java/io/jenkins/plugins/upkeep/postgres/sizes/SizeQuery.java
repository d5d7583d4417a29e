package io.jenkins.plugins.upkeep.postgres.sizes;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the server how large everything is. While somebody holds a table, its last count of pages must do. */
final class SizeQuery {
    private static final String TOTAL = "SELECT pg_catalog.pg_database_size(pg_catalog.current_database())";

    private static final String FROM = """
             AS bytes FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')""";

    private static final String MEASURED = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,"
            + " coalesce(pg_catalog.pg_total_relation_size(c.oid), 0)" + FROM;

    private static final String COUNTED = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
                   (greatest(c.relpages, 0) + coalesce((SELECT pg_catalog.sum(greatest(x.relpages, 0))
                        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                        WHERE i.indrelid = c.oid), 0)) * pg_catalog.current_setting('block_size')::bigint""" + FROM;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private SizeQuery() {}

    static Sizes ask(Connection connection, String database, Instant at) throws SQLException {
        var total = Sql.query(connection, TOTAL, row -> row.getLong(1)).get(0);
        try {
            return new Sizes(database, at, total, tables(connection, MEASURED));
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return new Sizes(database, at, total, tables(connection, COUNTED));
        }
    }

    private static Map<String, Long> tables(Connection connection, String sql) throws SQLException {
        return Sql.query(connection, sql, row -> Map.entry(row.getString("name"), row.getLong("bytes"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
