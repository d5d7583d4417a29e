package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * Sees whether our role can give a new database the traits that the live one has.
 *
 * @param session a session on the server
 * @param facts what the server says
 * @param findings is given what stands in the way
 */
record TraitsCheck(ServerSession session, LiveFacts facts, List<Finding> findings) {
    private static final String MAY_SET = """
            SELECT context = 'user' OR pg_catalog.has_parameter_privilege(name, 'SET')
            FROM pg_catalog.pg_settings WHERE name = ?""";

    private static final String MAY_BE =
            "SELECT pg_catalog.pg_has_role(rolname, 'MEMBER') FROM pg_catalog.pg_roles WHERE rolname = ?";

    void look() throws SQLException {
        if (facts.superuser()) {
            return;
        }
        var traits = DatabaseTraits.of(session.connection(), facts.number());
        for (var setting : traits.settings()) {
            setting(setting);
        }
        for (var right : traits.rights()) {
            if (!may(MAY_BE, right.grantor(), false)) {
                refuse("right " + right, "have it given by the owner, or let a superuser run the rollback");
            }
        }
        if (!traits.labels().isEmpty()) {
            refuse("security labels", "let a superuser run the rollback");
        }
    }

    private void setting(DatabaseTraits.Setting setting) throws SQLException {
        var foreign = !setting.role().isEmpty() && !setting.role().equals(facts.role()) && !facts.createsRoles();
        if (foreign || !may(MAY_SET, setting.name(), true)) {
            refuse(
                    "setting " + setting,
                    "GRANT SET ON PARAMETER … TO it, RESET the setting, or let a superuser run this");
        }
    }

    /** What the server does not know is no right of its own. */
    private boolean may(String question, String name, boolean unknown) throws SQLException {
        return Sql.query(session.connection(), question, row -> row.getBoolean(1), name).stream()
                .findFirst()
                .orElse(unknown);
    }

    private void refuse(String what, String action) {
        findings.add(Finding.critical(
                "role " + Visible.of(facts.role()),
                "cannot give a new database the live one's " + Visible.of(what),
                "",
                action));
    }
}
