package io.jenkins.plugins.upkeep.backup.database;

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

    /** The catalogue is read as of the snapshot, the function looks at the present. */
    static final String REPLACED = OWN + """
            SELECT pg_catalog.format('%s.%s', c.nspname, c.relname)
            FROM own c
            """ + WITH_ROWS + """
              AND c.relfilenode IS DISTINCT FROM pg_catalog.pg_relation_filenode(c.oid)
            ORDER BY 1""";

    static final String SEQUENCES = OWN + """
            SELECT pg_catalog.format(
                'SELECT %L::text, %L::text, last_value, is_called FROM %I.%I', nspname, relname, nspname, relname)
            FROM own WHERE relkind = 'S' AND (relpersistence = 'p' OR NOT pg_catalog.pg_is_in_recovery())
            ORDER BY nspname, relname""";

    /** Indexes that were never finished are left out, as pg_dump leaves them out. */
    static final String OBJECTS = """
            WITH own AS (
                SELECT oid FROM pg_catalog.pg_namespace
                WHERE pg_catalog.left(nspname, 3) <> 'pg_' AND nspname <> 'information_schema'
            )
            SELECT kind, pg_catalog.count(*) FROM (
                SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'i' THEN 'index'
                           WHEN 'I' THEN 'partitioned index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
                           WHEN 'm' THEN 'materialized view' WHEN 'c' THEN 'composite type'
                           WHEN 'f' THEN 'foreign table' ELSE 'relation ' || relkind::text END AS kind
                FROM pg_catalog.pg_class c
                WHERE relnamespace IN (SELECT oid FROM own) AND relpersistence <> 't'
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = c.oid AND NOT i.indisvalid)
                UNION ALL
                SELECT CASE prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate'
                           ELSE 'window function' END
                FROM pg_catalog.pg_proc WHERE pronamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT CASE typtype WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' ELSE 'base type' END
                FROM pg_catalog.pg_type
                WHERE typnamespace IN (SELECT oid FROM own) AND typtype IN ('d', 'e', 'r', 'b') AND typelem = 0
                UNION ALL
                SELECT CASE contype WHEN 'c' THEN 'check constraint' WHEN 'f' THEN 'foreign key'
                           WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint'
                           WHEN 'x' THEN 'exclusion constraint' WHEN 'n' THEN 'not-null constraint'
                           ELSE 'constraint trigger' END
                FROM pg_catalog.pg_constraint WHERE connamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'trigger' FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
                UNION ALL
                SELECT 'rule' FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384
                UNION ALL
                SELECT 'policy' FROM pg_catalog.pg_policy
                UNION ALL
                SELECT 'schema' FROM own
                UNION ALL
                SELECT 'extension' FROM pg_catalog.pg_extension
                UNION ALL
                SELECT 'event trigger' FROM pg_catalog.pg_event_trigger
                UNION ALL
                SELECT 'publication' FROM pg_catalog.pg_publication
                UNION ALL
                SELECT 'operator' FROM pg_catalog.pg_operator WHERE oprnamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'operator class' FROM pg_catalog.pg_opclass WHERE opcnamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'collation' FROM pg_catalog.pg_collation WHERE collnamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'text search configuration' FROM pg_catalog.pg_ts_config WHERE cfgnamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'statistics' FROM pg_catalog.pg_statistic_ext WHERE stxnamespace IN (SELECT oid FROM own)
                UNION ALL
                SELECT 'cast' FROM pg_catalog.pg_cast WHERE oid >= 16384
                UNION ALL
                SELECT 'foreign server' FROM pg_catalog.pg_foreign_server
                UNION ALL
                SELECT 'default privilege' FROM pg_catalog.pg_default_acl
                UNION ALL
                SELECT 'comment' FROM pg_catalog.pg_description
                WHERE objoid >= 16384 AND classoid <> 'pg_catalog.pg_largeobject'::pg_catalog.regclass
            ) all_objects GROUP BY kind""";

    private CatalogueSql() {}
}
