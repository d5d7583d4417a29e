package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Names what keeps dead rows in the database: whoever might still want to see them. */
final class XminHolders {
    private static final String SQL = """
            SELECT pg_catalog.string_agg(what, '; ' ORDER BY age DESC) FROM (
              SELECT what, age FROM (
                SELECT 'session ' || pid || ' of ' || coalesce(usename, '?')
                       || coalesce(' (' || nullif(application_name, '') || ')', '')
                       || coalesce(', in its transaction since ' || xact_start::timestamptz(0), '') AS what,
                       pg_catalog.age(backend_xmin) AS age
                FROM pg_catalog.pg_stat_activity
                WHERE backend_xmin IS NOT NULL AND pid <> pg_catalog.pg_backend_pid() AND backend_type = 'client backend'
                UNION ALL
                SELECT 'replication slot ' || slot_name,
                       greatest(pg_catalog.age(xmin), pg_catalog.age(catalog_xmin))
                FROM pg_catalog.pg_replication_slots WHERE xmin IS NOT NULL OR catalog_xmin IS NOT NULL
                UNION ALL
                SELECT 'prepared transaction ' || gid, pg_catalog.age(transaction) FROM pg_catalog.pg_prepared_xacts
                UNION ALL
                SELECT 'standby ' || coalesce(nullif(application_name, ''), '?'), pg_catalog.age(backend_xmin)
                FROM pg_catalog.pg_stat_replication WHERE backend_xmin IS NOT NULL
              ) holders ORDER BY age DESC LIMIT 3
            ) oldest""";

    private XminHolders() {}

    /**
     * @return the oldest three, for people; empty when nobody is seen
     */
    static String of(Connection connection) throws SQLException {
        var holders = Sql.query(connection, SQL, row -> java.util.Optional.ofNullable(row.getString(1)));
        return holders.get(0).orElse("");
    }
}
