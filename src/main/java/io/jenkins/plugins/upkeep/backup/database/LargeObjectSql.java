package io.jenkins.plugins.upkeep.backup.database;

/** The questions to the large objects. */
final class LargeObjectSql {
    static final String CHUNK = """
            SELECT pg_catalog.encode(pg_catalog.lo_get(?::oid, ?, ?), 'hex') AS hex""";

    /**
     * With the beginning of each content, so that small ones need no question of their own. Owner first: the owner's
     * default rights then are those that were revoked or extended.
     */
    static final String OBJECTS = """
            SELECT m.oid, pg_catalog.encode(pg_catalog.lo_get(m.oid, 0, ?), 'hex') AS head, pg_catalog.array_cat(
                ARRAY[pg_catalog.format('ALTER LARGE OBJECT %s OWNER TO %I;', m.oid,
                                        pg_catalog.pg_get_userbyid(m.lomowner))],
                pg_catalog.array_cat(
                    CASE WHEN m.lomacl IS NULL THEN '{}'::text[] ELSE pg_catalog.array_prepend(
                        pg_catalog.format('REVOKE ALL ON LARGE OBJECT %s FROM %I;', m.oid,
                                          pg_catalog.pg_get_userbyid(m.lomowner)),
                        ARRAY(SELECT pg_catalog.format('GRANT %s ON LARGE OBJECT %s TO %s%s;', a.privilege_type, m.oid,
                                  CASE WHEN a.grantee = 0 THEN 'PUBLIC'
                                       ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                                  CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                              FROM pg_catalog.aclexplode(m.lomacl) a
                              ORDER BY pg_catalog.pg_get_userbyid(a.grantee), a.privilege_type)) END,
                    ARRAY(SELECT pg_catalog.format('COMMENT ON LARGE OBJECT %s IS %L;', m.oid, d.description)
                          FROM pg_catalog.pg_description d
                          WHERE d.objoid = m.oid AND d.classoid = 'pg_catalog.pg_largeobject'::pg_catalog.regclass)))
                AS statements
            FROM pg_catalog.pg_largeobject_metadata m ORDER BY m.oid""";

    private LargeObjectSql() {}
}
