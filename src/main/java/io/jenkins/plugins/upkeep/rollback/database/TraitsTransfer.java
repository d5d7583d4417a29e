package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gives a database the traits of another one.
 *
 * @param session a session on their server
 * @param from the number of the database that has them
 * @param to the number of the one that gets them
 * @param name its name at the moment
 */
record TraitsTransfer(ServerSession session, long from, long to, String name) {
    /**
     * Does it, in one transaction.
     *
     * @throws UpkeepException when they are not the same afterwards; the message names the difference
     */
    void run() throws SQLException, UpkeepException {
        if (!differences().isEmpty()) {
            session.transact(this::apply);
        }
    }

    /** Does it within a transaction of the caller's. */
    void apply() throws SQLException, UpkeepException {
        var wanted = DatabaseTraits.of(session.connection(), from);
        var present = DatabaseTraits.of(session.connection(), to);
        for (var statement : statements(wanted, present)) {
            session.run(statement);
        }
        var left = differences();
        if (!left.isEmpty()) {
            throw new UpkeepException("database " + name + ": cannot be made what the live database is to its server ("
                    + String.join("; ", left) + "); let a superuser run this");
        }
    }

    private List<String> differences() throws SQLException {
        return DatabaseTraits.of(session.connection(), from).differences(DatabaseTraits.of(session.connection(), to));
    }

    private List<String> statements(DatabaseTraits wanted, DatabaseTraits present) throws SQLException {
        var database = "DATABASE " + session.name(name);
        var statements = new ArrayList<String>();
        if (!wanted.owner().equals(present.owner())) {
            statements.add("ALTER " + database + " OWNER TO " + session.name(wanted.owner()));
        }
        if (wanted.limit() != present.limit()) {
            statements.add("ALTER " + database + " CONNECTION LIMIT " + wanted.limit());
        }
        if (!wanted.settings().equals(present.settings())) {
            settings(wanted, present, database, statements);
        }
        if (!wanted.rights().equals(present.rights())) {
            rights(wanted, present, database, statements);
        }
        for (var label : wanted.labels()) {
            statements.add("SECURITY LABEL FOR " + session.name(label.provider()) + " ON " + database + " IS "
                    + session.text(label.label()));
        }
        return statements;
    }

    private void settings(DatabaseTraits wanted, DatabaseTraits present, String database, List<String> statements)
            throws SQLException {
        var roles = present.settings().stream()
                .map(DatabaseTraits.Setting::role)
                .collect(Collectors.toCollection(TreeSet::new));
        for (var role : roles) {
            statements.add(place(role, database) + " RESET ALL");
        }
        for (var setting : wanted.settings()) {
            var values = new ArrayList<String>();
            for (var value : ConfigList.values(setting.name(), setting.value())) {
                values.add(session.text(value));
            }
            statements.add(place(setting.role(), database) + " SET " + parameter(setting.name()) + " = "
                    + String.join(", ", values));
        }
    }

    private String place(String role, String database) throws SQLException {
        return role.isEmpty() ? "ALTER " + database : "ALTER ROLE " + session.name(role) + " IN " + database;
    }

    /** A name may be in two parts. */
    private String parameter(String setting) throws SQLException {
        var parts = new ArrayList<String>();
        for (var part : setting.split("\\.", -1)) {
            parts.add(session.name(part));
        }
        return String.join(".", parts);
    }

    private void rights(DatabaseTraits wanted, DatabaseTraits present, String database, List<String> statements)
            throws SQLException {
        var grantees = present.rights().stream()
                .map(DatabaseTraits.Right::grantee)
                .collect(Collectors.toCollection(TreeSet::new));
        grantees.add("");
        grantees.add(wanted.owner());
        for (var grantee : grantees) {
            statements.add("REVOKE ALL ON " + database + " FROM " + grantee(grantee) + " CASCADE");
        }
        for (var right : wanted.rights()) {
            var grant = "GRANT " + right.privilege() + " ON " + database + " TO " + grantee(right.grantee())
                    + (right.grantable() ? " WITH GRANT OPTION" : "");
            statements.add(
                    right.grantor().equals(wanted.owner())
                            ? grant
                            : "SET LOCAL ROLE " + session.name(right.grantor()) + "; " + grant + "; RESET ROLE");
        }
    }

    private String grantee(String role) throws SQLException {
        return role.isEmpty() ? "PUBLIC" : session.name(role);
    }
}
