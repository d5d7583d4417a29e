package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;

/** Judges what every role may do in the database that the session is in. */
final class PublicRights {
    private static final int MOST = 500;
    private static final String SCHEMAS = """
            select pg_catalog.quote_ident(nspname) as thing
            from pg_catalog.pg_namespace, pg_catalog.aclexplode(nspacl) as grant_
            where grant_.grantee = 0 and grant_.privilege_type = 'CREATE' and nspname !~ '^pg_'
            order by 1
            limit %d""".formatted(MOST + 1);

    /** Functions of extensions are not ours to change. */
    private static final String FUNCTIONS = """
            select function.oid::pg_catalog.regprocedure::text as thing
            from pg_catalog.pg_proc function
            join pg_catalog.pg_roles owner on owner.oid = function.proowner
            where function.prosecdef and owner.rolsuper
            and not exists (select from pg_catalog.unnest(function.proconfig) as setting
                where setting like 'search_path=%%')
            and not exists (select from pg_catalog.pg_depend
                where classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and objid = function.oid and deptype = 'e')
            and exists (select
                from pg_catalog.aclexplode(coalesce(function.proacl, pg_catalog.acldefault('f', function.proowner))) as grant_
                where grant_.grantee <> function.proowner and grant_.privilege_type = 'EXECUTE')
            order by 1
            limit %d""".formatted(MOST + 1);

    private final ReadSession session;
    private final OutcomeBuilder outcome;

    PublicRights(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    void look() throws UpkeepException {
        look(
                AccountRules.PUBLIC_CREATE,
                SCHEMAS,
                "schema",
                "lets every role create things in it",
                "REVOKE CREATE ON SCHEMA %s FROM PUBLIC");
        look(
                AccountRules.SECURITY_DEFINER,
                FUNCTIONS,
                "function",
                "runs as a superuser and looks for names where its caller says",
                "ALTER FUNCTION %s SET search_path = pg_catalog, or give it to a role with less rights");
    }

    private void look(Rule rule, String sql, String kind, String seen, String action) throws UpkeepException {
        try {
            var things = session.list(sql, row -> row.getString("thing"));
            outcome.looked(1);
            things.stream()
                    .limit(MOST)
                    .forEach(thing -> outcome.add(Issue.of(
                            rule,
                            Finding.warning(
                                    kind + " " + Visible.of(thing), seen, "", action.formatted(Visible.of(thing))))));
            if (things.size() > MOST) {
                outcome.add(new Gap(
                        kind + "s",
                        "more than " + MOST + " are open, of which the first are told",
                        "mend those, then run this again"));
            }
        } catch (SQLException e) {
            outcome.add(Refused.gap("rights of every role on " + kind + "s", session.address(), e));
        }
    }
}
