package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what every role may do in the database that the session is in. */
final class PublicRights {
    private static final int MOST = 500;
    private static final int MOST_FUNCTIONS = 20_000;
    private static final String SCHEMAS = """
            select nspname as name, pg_catalog.quote_ident(nspname) as thing
            from pg_catalog.pg_namespace, pg_catalog.aclexplode(nspacl) as grant_
            where grant_.grantee = 0 and grant_.privilege_type = 'CREATE' and nspname !~ '^pg_'
            group by 1, 2
            order by 1""";

    /** Functions of extensions are not ours to change. */
    private static final String FUNCTIONS = """
            select function.oid::pg_catalog.regprocedure::text as thing,
                (select pg_catalog.substr(setting, pg_catalog.length('search_path=') + 1)
                    from pg_catalog.unnest(function.proconfig) as setting
                    where setting like 'search_path=%%') as path
            from pg_catalog.pg_proc function
            join pg_catalog.pg_roles owner on owner.oid = function.proowner
            where function.prosecdef and owner.rolsuper
            and not exists (select from pg_catalog.pg_depend
                where classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and objid = function.oid and deptype = 'e')
            and exists (select
                from pg_catalog.aclexplode(coalesce(function.proacl, pg_catalog.acldefault('f', function.proowner))) as grant_
                where grant_.grantee <> function.proowner and grant_.privilege_type = 'EXECUTE')
            order by 1
            limit %d""".formatted(MOST_FUNCTIONS + 1);

    private final ReadSession session;
    private final OutcomeBuilder outcome;

    PublicRights(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    /**
     * A thing of the database.
     *
     * @param name its name as SQL takes it
     * @param seen what is wrong with it
     */
    private record Weak(String name, String seen) {}

    void look() throws UpkeepException {
        try {
            var open = new LinkedHashMap<String, String>();
            session.list(SCHEMAS, row -> List.of(row.getString("name"), row.getString("thing")))
                    .forEach(pair -> open.put(pair.get(0), pair.get(1)));
            outcome.looked(1);
            tell(
                    AccountRules.PUBLIC_CREATE,
                    "schema",
                    open.values().stream()
                            .map(name -> new Weak(name, "lets every role create things in it"))
                            .toList(),
                    "REVOKE CREATE ON SCHEMA %s FROM PUBLIC");
            functions(open.keySet());
        } catch (SQLException e) {
            outcome.add(Refused.gap("rights of every role on schemas and functions", session.address(), e));
        }
    }

    private void functions(Set<String> open) throws SQLException {
        var all = session.list(
                FUNCTIONS,
                row -> new Weak(row.getString("thing"), weakness(Optional.ofNullable(row.getString("path")), open)));
        outcome.looked(1);
        if (all.size() > MOST_FUNCTIONS) {
            outcome.add(new Gap(
                    "functions",
                    "more than " + MOST_FUNCTIONS + " run as a superuser, of which the first were looked at",
                    "give them to a role with less rights"));
        }
        tell(
                AccountRules.SECURITY_DEFINER,
                "function",
                all.stream().filter(function -> !function.seen().isEmpty()).toList(),
                "ALTER ROUTINE %s SET search_path = pg_catalog, <the schemas that it needs, where only trusted roles may"
                        + " create things>, pg_temp; or give it to a role with less rights");
    }

    private static String weakness(Optional<String> path, Set<String> open) {
        return path.map(text -> SearchPath.of(text).weakness(open))
                .orElse(Optional.of("looks for names where its caller says"))
                .map(words -> "runs as a superuser and " + words)
                .orElse("");
    }

    private void tell(Rule rule, String kind, List<Weak> things, String action) {
        things.stream()
                .limit(MOST)
                .forEach(thing -> outcome.add(Issue.of(
                        rule,
                        Finding.warning(
                                kind + " " + Visible.of(thing.name()),
                                thing.seen(),
                                "",
                                action.formatted(Visible.of(thing.name()))))));
        if (things.size() > MOST) {
            outcome.add(new Gap(
                    kind + "s",
                    "more than " + MOST + " are open, of which the first are told",
                    "mend those, then run this again"));
        }
    }
}
