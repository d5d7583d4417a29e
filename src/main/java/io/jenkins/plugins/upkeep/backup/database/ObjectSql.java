package io.jenkins.plugins.upkeep.backup.database;

import java.util.List;

/**
 * Counts the objects of a database by kind. What an extension brought is not counted, nor what hangs on it, as pg_dump
 * leaves both out: the same extension in another minor version may bring more. The extensions themselves count by name.
 */
final class ObjectSql {
    /** Indexes that were never finished are left out, as pg_dump leaves them out. */
    private static final String RELATIONS = """
            SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'i' THEN 'index'
                       WHEN 'I' THEN 'partitioned index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
                       WHEN 'm' THEN 'materialized view' WHEN 'c' THEN 'composite type'
                       WHEN 'f' THEN 'foreign table' ELSE 'relation ' || relkind::text END,
                   'pg_class', c.oid, 'pg_class', i.indrelid
            FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE relnamespace IN (SELECT oid FROM own) AND relpersistence <> 't' AND i.indisvalid IS NOT FALSE""";

    /** A partition may be an index too, and an unfinished one does not come back. */
    private static final String INHERITANCE = """
            SELECT 'inheritance', 'pg_class', c.oid, NULL, NULL
            FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid
            WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'""";

    private static final String ROUTINES = """
            SELECT CASE prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate'
                       ELSE 'window function' END, 'pg_proc', oid, NULL, NULL
            FROM pg_catalog.pg_proc WHERE pronamespace IN (SELECT oid FROM own)""";

    private static final String TYPES = """
            SELECT CASE typtype WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' ELSE 'base type' END,
                   'pg_type', oid, NULL, NULL
            FROM pg_catalog.pg_type
            WHERE typnamespace IN (SELECT oid FROM own) AND typtype IN ('d', 'e', 'r', 'b') AND typelem = 0
              AND typisdefined""";

    /** From version 18 on, NOT NULL is a constraint with an entry of its own. */
    private static final String CONSTRAINTS = """
            SELECT CASE contype WHEN 'c' THEN 'check constraint' WHEN 'f' THEN 'foreign key'
                       WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint'
                       WHEN 'x' THEN 'exclusion constraint' ELSE 'constraint trigger' END,
                   'pg_constraint', oid,
                   CASE WHEN conrelid = 0 THEN 'pg_type' ELSE 'pg_class' END,
                   CASE WHEN conrelid = 0 THEN contypid ELSE conrelid END
            FROM pg_catalog.pg_constraint WHERE connamespace IN (SELECT oid FROM own) AND contype <> 'n'""";

    private static final String USER_MAPPINGS = """
            SELECT 'user mapping', 'pg_user_mapping', umid, 'pg_foreign_server', srvid
            FROM pg_catalog.pg_user_mappings""";

    private static final String SUBSCRIPTIONS = """
            SELECT 'subscription', 'pg_subscription', s.oid, NULL, NULL
            FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
            WHERE d.datname = pg_catalog.current_database()""";

    /** Those of large objects are part of their own evidence. */
    private static final String REMARKS = """
            SELECT '%s', NULL, NULL, classoid::pg_catalog.regclass::text, objoid FROM %s
            WHERE objoid >= 16384 AND classoid <> 'pg_catalog.pg_largeobject'::pg_catalog.regclass""";

    private static final List<String> KINDS = List.of(
            RELATIONS,
            INHERITANCE,
            ROUTINES,
            TYPES,
            CONSTRAINTS,
            USER_MAPPINGS,
            SUBSCRIPTIONS,
            named("schema", "pg_namespace", "oid IN (SELECT oid FROM own)"),
            named("operator", "pg_operator", "oprnamespace IN (SELECT oid FROM own) AND oprcode <> 0"),
            named("operator class", "pg_opclass", "opcnamespace IN (SELECT oid FROM own)"),
            named("operator family", "pg_opfamily", "opfnamespace IN (SELECT oid FROM own)"),
            named("collation", "pg_collation", "collnamespace IN (SELECT oid FROM own)"),
            named("conversion", "pg_conversion", "connamespace IN (SELECT oid FROM own)"),
            named("text search configuration", "pg_ts_config", "cfgnamespace IN (SELECT oid FROM own)"),
            named("text search dictionary", "pg_ts_dict", "dictnamespace IN (SELECT oid FROM own)"),
            named("text search parser", "pg_ts_parser", "prsnamespace IN (SELECT oid FROM own)"),
            named("text search template", "pg_ts_template", "tmplnamespace IN (SELECT oid FROM own)"),
            named("statistics", "pg_statistic_ext", "stxnamespace IN (SELECT oid FROM own)"),
            named("language", "pg_language", "oid >= 16384"),
            named("cast", "pg_cast", "oid >= 16384"),
            named("transform", "pg_transform", "oid >= 16384"),
            named("access method", "pg_am", "oid >= 16384"),
            named("foreign data wrapper", "pg_foreign_data_wrapper", "true"),
            named("foreign server", "pg_foreign_server", "true"),
            named("event trigger", "pg_event_trigger", "true"),
            named("publication", "pg_publication", "true"),
            named("published table", "pg_publication_rel", "true"),
            named("default privilege", "pg_default_acl", "true"),
            part("trigger", "pg_trigger", "tgrelid", "NOT tgisinternal"),
            part("rule", "pg_rewrite", "ev_class", "rulename <> '_RETURN' AND oid >= 16384"),
            part("policy", "pg_policy", "polrelid", "true"),
            part("column default", "pg_attrdef", "adrelid", "adrelid IN (SELECT oid FROM lasting)"),
            REMARKS.formatted("comment", "pg_catalog.pg_description"),
            REMARKS.formatted("security label", "pg_catalog.pg_seclabel"),
            "SELECT 'extension ' || extname, NULL, NULL, NULL, NULL FROM pg_catalog.pg_extension");

    /** Each kind gives what an object is, its entry, and the entry that it hangs on. */
    static final String OBJECTS = """
            WITH own AS (
                SELECT oid FROM pg_catalog.pg_namespace
                WHERE pg_catalog.left(nspname, 3) <> 'pg_' AND nspname <> 'information_schema'
            ), lasting AS (
                SELECT oid FROM pg_catalog.pg_class
                WHERE relnamespace IN (SELECT oid FROM own) AND relpersistence <> 't'
            ), member AS (
                SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
            ), object (kind, class, id, holder_class, holder) AS (
            """ + String.join("\nUNION ALL\n", KINDS) + """

            )
            SELECT kind, pg_catalog.count(*) FROM object
            LEFT JOIN member m ON m.classid = ('pg_catalog.' || class)::pg_catalog.regclass AND m.objid = id
            LEFT JOIN member h ON h.classid = ('pg_catalog.' || holder_class)::pg_catalog.regclass AND h.objid = holder
            WHERE m.objid IS NULL AND h.objid IS NULL
            GROUP BY kind""";

    private ObjectSql() {}

    private static String named(String kind, String catalogue, String condition) {
        return "SELECT '%1$s', '%2$s', oid, NULL, NULL FROM pg_catalog.%2$s WHERE %3$s"
                .formatted(kind, catalogue, condition);
    }

    private static String part(String kind, String catalogue, String holder, String condition) {
        return "SELECT '%1$s', '%2$s', oid, 'pg_class', %3$s FROM pg_catalog.%2$s WHERE %4$s"
                .formatted(kind, catalogue, holder, condition);
    }
}
