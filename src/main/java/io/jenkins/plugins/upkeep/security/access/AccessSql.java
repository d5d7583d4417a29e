package io.jenkins.plugins.upkeep.security.access;

/**
 * The questions to PostgreSQL's catalogues. What an owner may do with its own things is left out, and what
 * belongs to the server.
 */
final class AccessSql {
    static final String ROLES = """
            select rolname, kind
            from pg_catalog.pg_roles, lateral (values
                (case when rolcanlogin then 'login' else 'no login' end, true),
                ('superuser', rolsuper), ('create databases', rolcreatedb), ('create roles', rolcreaterole),
                ('replication', rolreplication), ('bypass row security', rolbypassrls)) as attribute(kind, has)
            where has and rolname !~ '^pg_'
            order by 1, 2""";

    static final String MEMBERS = """
            select member.rolname, role.rolname
            from pg_catalog.pg_auth_members
            join pg_catalog.pg_roles member on member.oid = pg_auth_members.member
            join pg_catalog.pg_roles role on role.oid = pg_auth_members.roleid
            where member.rolname !~ '^pg_'
            group by 1, 2
            order by 1, 2""";

    private static final String GRANTEE = """
            case when granted.grantee = 0 then 'PUBLIC'
                else coalesce((select rolname from pg_catalog.pg_roles where oid = granted.grantee), granted.grantee::text)
            end""";

    static final String DATABASES = """
            select datname, granted.privilege_type, %s
            from pg_catalog.pg_database,
                pg_catalog.aclexplode(coalesce(datacl, pg_catalog.acldefault('d', datdba))) as granted
            where granted.grantee <> datdba and not datistemplate
            group by 1, 2, 3
            order by 1, 2, 3""".formatted(GRANTEE);

    static final String SCHEMAS = """
            select nspname, granted.privilege_type, %s
            from pg_catalog.pg_namespace, pg_catalog.aclexplode(nspacl) as granted
            where granted.grantee <> nspowner and nspname !~ '^pg_' and nspname <> 'information_schema'
            group by 1, 2, 3
            order by 1, 2, 3""".formatted(GRANTEE);

    private static final String KINDS = "relkind in ('r', 'p', 'v', 'm', 'f', 'S')";

    static final String TABLES_OF_SCHEMAS = """
            select nspname, granted.privilege_type, %s, count(distinct pg_class.oid)
            from pg_catalog.pg_class
            join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace,
                pg_catalog.aclexplode(relacl) as granted
            where granted.grantee <> relowner and %s
            and nspname !~ '^pg_' and nspname <> 'information_schema'
            group by 1, 2, 3
            order by 1, 2, 3""".formatted(GRANTEE, KINDS);

    /** A partition with the rights of its table is left out: each day may bring one. */
    static final String TABLES = """
            select nspname, relname, granted.privilege_type, %s
            from pg_catalog.pg_class
            join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace,
                pg_catalog.aclexplode(relacl) as granted
            where granted.grantee <> relowner and %s
            and nspname !~ '^pg_' and nspname <> 'information_schema'
            and not (relispartition and exists (select
                from pg_catalog.pg_inherits
                join pg_catalog.pg_class parent on parent.oid = inhparent,
                    pg_catalog.aclexplode(parent.relacl) as above
                where inhrelid = pg_class.oid and above.grantee = granted.grantee
                and above.privilege_type = granted.privilege_type))
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4""".formatted(GRANTEE, KINDS);

    private static final String OWNER =
            "coalesce((select rolname from pg_catalog.pg_roles where oid = %1$s), %1$s::text)";

    /** Databases, schemas and tables in one list: what it is, its schema, its name, its owner. */
    static final String OWNERS =
            """
            select 'database' as kind, '' as schema, datname as name, %s as owner
            from pg_catalog.pg_database where not datistemplate
            union all
            select 'schema', '', nspname, %s
            from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
            union all
            select 'table', nspname, relname, %s
            from pg_catalog.pg_class
            join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
            where %s and nspname !~ '^pg_' and nspname <> 'information_schema'
            and not (relispartition and exists (select
                from pg_catalog.pg_inherits
                join pg_catalog.pg_class parent on parent.oid = inhparent
                where inhrelid = pg_class.oid and parent.relowner = pg_class.relowner))
            order by 1, 2, 3""".formatted(OWNER.formatted("datdba"), OWNER.formatted("nspowner"), OWNER.formatted("relowner"), KINDS);

    static final String DEFAULTS = """
            select case defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                    when 'T' then 'types' when 'n' then 'schemas' else defaclobjtype::text end,
                coalesce((select rolname from pg_catalog.pg_roles where oid = defaclrole), defaclrole::text),
                coalesce((select nspname from pg_catalog.pg_namespace where oid = defaclnamespace), ''),
                granted.privilege_type, %s
            from pg_catalog.pg_default_acl, pg_catalog.aclexplode(defaclacl) as granted
            where granted.grantee <> defaclrole
            group by 1, 2, 3, 4, 5
            order by 1, 2, 3, 4, 5""".formatted(GRANTEE);

    private AccessSql() {}
}
