package io.jenkins.plugins.upkeep.backup.database;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions to the catalogue. All names are qualified, since the session has no search path. */
final class CatalogueSql {
    static final String SERVER = """
            SELECT pg_catalog.current_setting('server_version') AS version,
                   pg_catalog.current_setting('server_version_num')::int AS number,
                   (SELECT rolname FROM pg_catalog.pg_roles WHERE oid = 10) AS bootstrap,
                   (SELECT pg_catalog.pg_encoding_to_char(encoding) FROM pg_catalog.pg_database
                    WHERE datname = pg_catalog.current_database()) AS encoding,
                   pg_catalog.pg_is_in_recovery() AS recovery,
                   CASE WHEN pg_catalog.pg_is_in_recovery()
                        THEN pg_catalog.pg_last_wal_replay_lsn()
                        ELSE pg_catalog.pg_current_wal_lsn() END::text AS wal
            """;

    /** Which relations count as the user's: what no extension brought, and its configuration. */
    private static final String OWN = """
            WITH configuration AS (
                SELECT pg_catalog.unnest(extconfig) AS oid, pg_catalog.unnest(extcondition) AS condition
                FROM pg_catalog.pg_extension
            ), own AS (
                SELECT c.*, n.nspname, configuration.condition, configuration.oid IS NOT NULL AS extension
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN configuration ON configuration.oid = c.oid
                WHERE pg_catalog.left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
                  AND c.relpersistence <> 't'
                  AND (configuration.oid IS NOT NULL OR NOT EXISTS (
                      SELECT FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                        AND d.deptype = 'e'))
            )
            """;

    /** An unlogged table has no content on a standby. */
    private static final String WITH_ROWS = """
            WHERE c.relkind = 'r' AND (c.relpersistence = 'p' OR NOT pg_catalog.pg_is_in_recovery())
            """;

    static final String TABLES = OWN + """
            SELECT c.nspname AS schema, c.relname AS name,
                   pg_catalog.format('%I.%I', c.nspname, c.relname) AS sql_name,
                   a.columns, a.sql_columns, c.condition, c.extension,
                   root.schema AS root_schema, root.name AS root_name,
                   pg_catalog.quote_ident(root.schema) || '.' || pg_catalog.quote_ident(root.name) AS root_sql_name,
                   CASE WHEN am.amname = 'heap'
                        THEN pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint
                        ELSE 0 END AS blocks,
                   pg_catalog.pg_table_size(c.oid) AS bytes
            FROM own c
            JOIN pg_catalog.pg_am am ON am.oid = c.relam
            CROSS JOIN LATERAL (
                SELECT pg_catalog.array_agg(attname::text ORDER BY attnum) AS columns,
                       pg_catalog.array_agg(pg_catalog.quote_ident(attname) ORDER BY attnum) AS sql_columns
                FROM pg_catalog.pg_attribute
                WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            ) a
            LEFT JOIN LATERAL (
                SELECT n.nspname AS schema, r.relname AS name
                FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
                WHERE c.relispartition AND r.oid = pg_catalog.pg_partition_root(c.oid) AND EXISTS (
                    SELECT FROM pg_catalog.pg_partition_ancestors(c.oid) ancestor
                    JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = ancestor.relid AND p.partstrat = 'h'
                    JOIN pg_catalog.pg_opclass o ON o.oid = ANY (p.partclass)
                    JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily AND f.opfname = 'enum_ops')
            ) root ON true
            """ + WITH_ROWS + "ORDER BY c.nspname, c.relname";

    /** The configuration of an extension has its foreign keys from the start. */
    static final String EXTENSION_REFERENCES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS child,
                   pg_catalog.format('%I.%I', pn.nspname, pc.relname) AS parent
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class pc ON pc.oid = k.confrelid
            JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND k.conrelid IN (
                SELECT pg_catalog.unnest(extconfig) FROM pg_catalog.pg_extension)""";

    static final String OBSTACLES = OWN + """
            SELECT pg_catalog.format('%s.%s', c.nspname, c.relname) AS title,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable
            FROM own c
            WHERE c.relkind IN ('r', 'S') AND (c.relpersistence = 'p' OR NOT pg_catalog.pg_is_in_recovery())
              AND (NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')
                   OR c.relrowsecurity AND pg_catalog.row_security_active(c.oid))
            ORDER BY 1""";

    /** What must not change between the snapshot and the locks, by the number that a table keeps under any name. */
    static final String SHAPES = OWN + """
            SELECT c.oid, pg_catalog.format('%s.%s', c.nspname, c.relname) AS title, c.relkind = 'S' AS sequence,
                   pg_catalog.format('%I.%I %s %s', c.nspname, c.relname, c.relfilenode, a.columns) AS shape
            FROM own c
            LEFT JOIN LATERAL (
                SELECT pg_catalog.string_agg(
                           pg_catalog.format('%I %s %s', attname, atttypid, attgenerated), ',' ORDER BY attnum) AS columns
                FROM pg_catalog.pg_attribute
                WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
            ) a ON true
            WHERE c.relkind IN ('r', 'S')""";

    /** Other when any definition was made, changed or dropped. */
    static final String DEFINITIONS = Stream.of(
                    "pg_class", "pg_proc", "pg_type", "pg_constraint", "pg_trigger", "pg_rewrite", "pg_namespace")
            .map(catalogue -> "SELECT pg_catalog.concat_ws(' ', pg_catalog.count(*), pg_catalog.sum(oid::bigint),"
                    + " pg_catalog.sum(xmin::text::bigint)) AS sums FROM pg_catalog." + catalogue)
            .collect(Collectors.joining(
                    " UNION ALL ", "SELECT pg_catalog.string_agg(sums, ', ') FROM (", ") catalogues"));

    /** Backends take locks, and so do prepared transactions; the rest of the shared memory is no room to count on. */
    static final String LOCKS = """
            SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p') AND oid >= 16384)
                       AS tables,
                   pg_catalog.current_setting('max_locks_per_transaction')::bigint AS each,
                   pg_catalog.sum(setting::bigint) AS backends
            FROM pg_catalog.pg_settings
            WHERE name IN ('max_connections', 'max_prepared_transactions', 'max_worker_processes', 'max_wal_senders',
                           'autovacuum_max_workers')""";

    static final String SUBSCRIPTIONS = """
            SELECT s.subname::text
            FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
            WHERE d.datname = pg_catalog.current_database() ORDER BY 1""";

    static final String SEQUENCES = OWN + """
            SELECT pg_catalog.format(
                'SELECT %L::text, %L::text, last_value, is_called FROM %I.%I', nspname, relname, nspname, relname)
            FROM own WHERE relkind = 'S' AND (relpersistence = 'p' OR NOT pg_catalog.pg_is_in_recovery())
            ORDER BY nspname, relname""";

    static final String LEFT_OUT = OWN + """
            SELECT CASE c.relkind WHEN 'f' THEN 'FOREIGN_TABLE' ELSE 'UNLOGGED_ON_STANDBY' END AS reason,
                   c.nspname AS schema, c.relname AS name
            FROM own c
            WHERE c.relkind = 'f' OR c.relkind = 'r' AND c.relpersistence = 'u' AND pg_catalog.pg_is_in_recovery()
            ORDER BY c.nspname, c.relname""";

    static final String MATERIALIZED_VIEWS = OWN + """
            SELECT c.nspname AS schema, c.relname AS name, c.relispopulated AS populated
            FROM own c WHERE c.relkind = 'm' ORDER BY c.nspname, c.relname""";

    /** The view shows the options of a mapping to its own user, to the server's owner and to superusers. */
    static final String HIDDEN_MAPPINGS = """
            SELECT pg_catalog.format('%s at server %s', u.usename, u.srvname)
            FROM pg_catalog.pg_user_mappings u
            JOIN pg_catalog.pg_foreign_server s ON s.oid = u.srvid
            JOIN pg_catalog.pg_roles r ON r.rolname = current_user
            WHERE NOT r.rolsuper
              AND NOT (u.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE'))
              AND NOT (u.umuser <> 0 AND u.usename = current_user
                       AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE')
                            OR pg_catalog.has_server_privilege(s.oid, 'USAGE')))
            ORDER BY 1""";

    private CatalogueSql() {}
}
