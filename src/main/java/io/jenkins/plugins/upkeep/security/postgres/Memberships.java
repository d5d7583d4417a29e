package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/** Judges what roles can become by being members of others, through any number of them. */
final class Memberships {
    private static final int MOST = 5_000;
    private static final String SQL = """
            with recursive reach(member, role) as (
                select member, roleid from pg_catalog.pg_auth_members
                union
                select reach.member, next.roleid
                from reach join pg_catalog.pg_auth_members next on next.member = reach.role)
            select member.rolname as member, target.rolname as target, target.rolsuper as super
            from reach
            join pg_catalog.pg_roles member on member.oid = reach.member
            join pg_catalog.pg_roles target on target.oid = reach.role
            where not member.rolsuper and member.rolname !~ '^pg_'
            and (target.rolsuper or target.rolname in
                ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'))
            order by 1, 2
            limit %d""".formatted(MOST + 1);

    private final ReadSession session;
    private final OutcomeBuilder outcome;

    Memberships(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    private record Reach(String member, String target, boolean superuser) {}

    void look() throws UpkeepException {
        try {
            var reaches = session.list(
                    SQL, row -> new Reach(row.getString("member"), row.getString("target"), row.getBoolean("super")));
            enough(reaches.size());
            issues(reaches.stream().filter(Reach::superuser).toList(), true);
            issues(reaches.stream().filter(reach -> !reach.superuser()).toList(), false);
        } catch (SQLException e) {
            outcome.add(Refused.gap("members of roles", session.address(), e));
        }
    }

    private void enough(int size) {
        if (size > MOST) {
            outcome.add(new Gap(
                    "members of roles",
                    "more than " + MOST + " can become more than they are, of which the first are told",
                    "mend those, then run this again"));
        }
    }

    private void issues(List<Reach> reaches, boolean superuser) {
        var targets = new LinkedHashMap<String, String>();
        reaches.forEach(reach ->
                targets.merge(reach.member(), Role.identifier(reach.target()), (some, more) -> some + ", " + more));
        targets.forEach((member, names) -> outcome.add(Issue.of(
                superuser ? AccountRules.SUPERUSER_MEMBER : AccountRules.SERVER_FILES,
                Finding.warning(
                        "role " + Visible.of(member),
                        (superuser ? "can become superuser as a member of " : "is a member of ") + names,
                        "",
                        "take it away with REVOKE " + names + " FROM " + Role.identifier(member)
                                + ", or from the role between (\\drg or \\du in psql)"))));
    }
}
