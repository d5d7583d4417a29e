package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the roles of a server: with what is kept of their passwords where we may see it, else without. */
final class RoleReader {
    private static final int MOST = 5_000;
    private static final String COLUMNS = """
            select rolname, rolcanlogin, rolsuper, rolcreaterole, rolreplication, rolbypassrls,
                nullif(rolvaliduntil, 'infinity') as until, %s as password
            from pg_catalog.%s
            where rolname !~ '^pg_'
            order by rolname
            limit %d""";

    private final ReadSession session;
    private final OutcomeBuilder outcome;

    RoleReader(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    /** The roles, without those of the server itself; none when even their names cannot be seen. */
    List<Role> read() throws UpkeepException {
        try {
            return most(session.list(sql("rolpassword", "pg_authid"), row -> role(row, true)));
        } catch (SQLException e) {
            outcome.add(Refused.gap("passwords of roles", session.address(), e));
            return withoutPasswords();
        }
    }

    private List<Role> withoutPasswords() throws UpkeepException {
        try {
            return most(session.list(sql("null::text", "pg_roles"), row -> role(row, false)));
        } catch (SQLException e) {
            outcome.add(Refused.gap("roles", session.address(), e));
            return List.of();
        }
    }

    private static String sql(String password, String table) {
        return COLUMNS.formatted(password, table, MOST + 1);
    }

    private List<Role> most(List<Role> roles) {
        if (roles.size() <= MOST) {
            return roles;
        }
        outcome.add(new Gap(
                "roles",
                "there are more than " + MOST + ", of which the first by name were looked at",
                "drop roles that nobody needs"));
        return roles.subList(0, MOST);
    }

    private static Role role(ResultSet row, boolean seesPassword) throws SQLException {
        var name = row.getString("rolname");
        var password = seesPassword ? Role.Password.of(name, row.getString("password")) : Role.Password.hidden();
        return new Role(
                name,
                new Role.Rights(
                        row.getBoolean("rolcanlogin"),
                        row.getBoolean("rolsuper"),
                        row.getBoolean("rolcreaterole"),
                        row.getBoolean("rolreplication"),
                        row.getBoolean("rolbypassrls")),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                password);
    }
}
