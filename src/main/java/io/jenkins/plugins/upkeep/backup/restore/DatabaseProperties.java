package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What belongs to the database itself and not to anything in it: settings, also those of a role in it, rights, comment,
 * connection limit. pg_restore brings them back only when it makes the database, under the name that it had; here they are
 * fitted to the target's name.
 *
 * @param archive the archive of the schema
 * @param target the target, which exists
 */
record DatabaseProperties(Path archive, RestoreTarget target) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^ ;]+)";
    private static final Pattern ENTRY = Pattern.compile(
            "\\d+; \\d+ \\d+ (?:DATABASE PROPERTIES -|(?:ACL|COMMENT|SECURITY" + " LABEL) - DATABASE) .*");
    private static final Pattern STATEMENT = Pattern.compile(
            "((?:ALTER|ALTER ROLE " + NAME + " IN|COMMENT ON|SECURITY LABEL FOR " + NAME
                    + " ON|(?:GRANT|REVOKE) [A-Z, ]+ ON) DATABASE )" + NAME + "( .*)",
            Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'");
    private static final String AUTHORIZATION = "SET SESSION AUTHORIZATION ";

    /**
     * Gives the target these properties, one after the other.
     *
     * @return what the server refused and why, one line each
     */
    List<String> apply() throws UpkeepException, InterruptedException {
        var refused = new ArrayList<String>();
        var address = target.address();
        try (var connection = Database.connect(address, "upkeep restore")) {
            for (var statement : statements(Sql.identifier(connection, address.database()))) {
                apply(statement, connection).ifPresent(refused::add);
            }
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
        return refused;
    }

    private static Optional<String> apply(String statement, Connection connection) throws SQLException {
        try {
            Sql.execute(connection, statement);
            return Optional.empty();
        } catch (SQLException e) {
            if (!connection.isValid(1)) {
                throw e;
            }
            return Optional.of(shown(statement) + " (" + OneLine.of(e.getMessage()) + ")");
        }
    }

    /**
     * @return the properties of the set, one line each, without their values, which may be secrets
     */
    List<String> shown() throws UpkeepException, InterruptedException {
        var name = target.address().database();
        return statements("\"" + name.replace("\"", "\"\"") + "\"").stream()
                .filter(statement -> STATEMENT.matcher(statement).matches())
                .map(DatabaseProperties::shown)
                .toList();
    }

    /** A name may have a single quote in it, which begins no value. */
    private static String shown(String statement) {
        return OneLine.of(QUOTED.matcher(statement)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("'") ? "'…'" : found.group())));
    }

    private List<String> statements(String database) throws UpkeepException, InterruptedException {
        return ScriptStatements.of(script()).stream()
                .map(statement -> fitted(statement, database))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The owner stays who made the target. A right that another role has given is given by that one again. */
    static Optional<String> fitted(String statement, String database) {
        if (statement.startsWith(AUTHORIZATION) || statement.equals("RESET SESSION AUTHORIZATION;")) {
            return Optional.of(statement);
        }
        var matcher = STATEMENT.matcher(statement);
        return matcher.matches() && !matcher.group(2).startsWith(" OWNER TO ")
                ? Optional.of(matcher.group(1) + database + matcher.group(2))
                : Optional.empty();
    }

    private String script() throws UpkeepException, InterruptedException {
        var restore = target.programs().pgRestore().with("--create");
        var entries = restore.with("--list", archive.toString())
                .output(LONGEST)
                .lines()
                .filter(line -> ENTRY.matcher(line).matches())
                .toList();
        if (entries.isEmpty()) {
            return "";
        }
        var list = archive.resolveSibling("database-properties.list");
        try {
            Files.write(list, entries);
        } catch (IOException e) {
            throw new UpkeepException("file " + list + ": cannot be written (" + e.getMessage() + "); make room", e);
        }
        return restore.with("--use-list=" + list, "--file=-", archive.toString())
                .output(LONGEST);
    }
}
