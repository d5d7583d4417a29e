package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The role that initdb makes. initdb puts its name into statements unquoted and refuses quotes, dollars and backslashes;
 * so a name that is not plain is given later, by the server itself.
 *
 * @param name the name that the role has in the end
 */
record FirstRole(String name) {
    private static final int LONGEST = 63;
    private static final String EARLY = "upkeep_first";
    private static final String HELPER = "upkeep_helper";

    /**
     * @throws UpkeepException when no role can have this name
     */
    static FirstRole named(String name) throws UpkeepException {
        if (name.isEmpty()
                || name.indexOf('\0') >= 0
                || name.startsWith("pg_")
                || name.getBytes(UTF_8).length > LONGEST) {
            throw new UpkeepException("superuser '" + name + "': not a name of 1 to " + LONGEST
                    + " bytes that does not begin with pg_; choose another");
        }
        return new FirstRole(name);
    }

    private boolean isPlain() {
        return name.matches("[a-z_][a-z0-9_]*");
    }

    /** The name to create the cluster with. */
    String early() {
        return isPlain() ? name : EARLY;
    }

    /**
     * Gives the role its name.
     *
     * @param address the new server, with the early name
     * @return the same with the name that the role has now
     */
    DatabaseAddress settle(DatabaseAddress address) throws UpkeepException {
        if (isPlain()) {
            return address;
        }
        // No role can rename itself, so another superuser must be there for a moment.
        var helper = address.account(Optional.of(HELPER), address.password());
        var named = address.account(Optional.of(name), address.password());
        change(
                address,
                connection -> "create role " + HELPER + " superuser login password "
                        + Sql.literal(
                                connection,
                                address.password().map(Secret::reveal).orElseThrow()));
        change(helper, connection -> "alter role " + EARLY + " rename to " + Sql.identifier(connection, name));
        change(named, connection -> "drop role " + HELPER);
        return named;
    }

    private static void change(DatabaseAddress address, Statement statement) throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep")) {
            Sql.execute(connection, statement.on(connection));
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    /** A statement that needs the connection for quoting. */
    private interface Statement {
        String on(Connection connection) throws SQLException;
    }
}
