package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a database is and who asks: for the driver and, with the same meaning, for PostgreSQL's own programs. It prints
 * without the password.
 *
 * @param host the server's name or address
 * @param port its port
 * @param database the database's name
 * @param user the role; empty for the operating system's user
 * @param password the role's password; empty where the server asks for none or a pgpass file has it
 * @param parameters further parameters of the connection, by their libpq names: {@code sslmode}, {@code sslrootcert}
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, String> parameters) {
    private static final int DEFAULT_PORT = 5432;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<account>.*)@)?(?<host>\\[[0-9A-Fa-f:.%]+]|[^:@\\[\\],]+)(?::(?<port>\\d+))?");

    /** What a database may have set to other values, and what would change the text that the programs read or write. */
    private static final String OPTIONS = "-c TimeZone=UTC -c bytea_output=hex -c quote_all_identifiers=off"
            + " -c xmloption=content -c default_transaction_read_only=off -c default_transaction_deferrable=off"
            + " -c default_transaction_isolation=read\\ committed";

    public DatabaseAddress {
        parameters = Map.copyOf(parameters);
    }

    /** An address without parameters. */
    public static DatabaseAddress of(String host, int port, String database, String user, Secret password) {
        return new DatabaseAddress(host, port, database, Optional.of(user), Optional.of(password), Map.of());
    }

    /**
     * Reads a URL of one server.
     *
     * @param url {@code jdbc:postgresql://host:port/database?sslmode=require}, or the same with {@code postgresql://} or
     *     {@code postgres://}, where user and password may stand before the host
     * @return the address
     * @throws UpkeepException when it is none; the message does not repeat what could be a secret
     */
    public static DatabaseAddress parse(String url) throws UpkeepException {
        try {
            var uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
                throw invalid();
            }
            return of(uri);
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    private static UpkeepException invalid() {
        return new UpkeepException(
                "database URL: not of the form jdbc:postgresql://host:port/database?parameter=value; correct it");
    }

    private static DatabaseAddress of(URI uri) throws UpkeepException {
        // Java knows no host with an underscore, as docker compose makes them: the authority is read here.
        var authority =
                AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
        var path = Optional.ofNullable(uri.getPath()).orElse("");
        // Behind an @ that stands in the path, the host was taken for a part of a password with a slash in it.
        if (!authority.matches() || path.length() < 2 || uri.getRawPath().contains("@")) {
            throw invalid();
        }
        var parameters = parameters(uri.getRawQuery());
        var account = Optional.ofNullable(authority.group("account")).orElse("").split(":", 2);
        var user = Optional.ofNullable(parameters.remove("user"))
                .or(() -> Optional.of(decode(account[0])).filter(name -> !name.isEmpty()));
        var password = Optional.ofNullable(parameters.remove("password"))
                .or(() -> account.length == 2 ? Optional.of(decode(account[1])) : Optional.empty());
        var host = authority.group("host").replaceAll("^\\[|]$", "");
        var port = port(authority.group("port"));
        return new DatabaseAddress(host, port, path.substring(1), user, password.map(Secret::of), parameters);
    }

    private static int port(String digits) throws UpkeepException {
        if (digits == null) {
            return DEFAULT_PORT;
        }
        var port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        if (port < 1 || port > LARGEST_PORT) {
            throw invalid();
        }
        return port;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same server and role, another database. */
    public DatabaseAddress database(String name) {
        return new DatabaseAddress(host, port, name, user, password, parameters);
    }

    /** The same database, another role and, where it is there, its password. */
    public DatabaseAddress account(Optional<String> role, Optional<Secret> secret) {
        return new DatabaseAddress(host, port, database, role, secret, parameters);
    }

    /**
     * Hands the address to one of PostgreSQL's own programs by its environment: no part of it stands in the process
     * list, and no name, however odd, is taken for an option.
     *
     * @param program pg_dump, pg_restore, psql, …
     * @return the same command with the address
     */
    public Command handTo(Command program) {
        return handTo(program, List.of());
    }

    /**
     * The same, for a program whose session has further settings.
     *
     * @param program pg_restore, psql, …
     * @param settings each a name, {@code =} and a value, without spaces
     * @return the same command with the address
     */
    public Command handTo(Command program, List<String> settings) {
        // A PGSERVICE or PGHOSTADDR of the caller would lead to another server.
        var command = inherited(program.forget("PG"));
        for (var parameter : parameters.entrySet()) {
            command = command.environment(variable(parameter.getKey()), parameter.getValue());
        }
        command = command.environment("PGHOST", host)
                .environment("PGPORT", Integer.toString(port))
                .environment("PGDATABASE", database)
                .environment("PGAPPNAME", "upkeep " + program.name())
                .environment(
                        "PGOPTIONS",
                        settings.stream().map(setting -> " -c " + setting).collect(Collectors.joining("", OPTIONS, "")))
                .environment("PGCONNECT_TIMEOUT", "10");
        if (user.isPresent()) {
            command = command.environment("PGUSER", user.get());
        }
        return password.isPresent() ? command.environment("PGPASSWORD", password.get()) : command;
    }

    private static Command inherited(Command program) {
        var command = program;
        for (var name : List.of("PGPASSFILE", "PGUSER", "PGPASSWORD")) {
            var value = System.getenv(name);
            command = value == null ? command : command.environment(name, value);
        }
        return command;
    }

    /**
     * The database's name for an option of a program that would take a name with {@code =} or {@code ://} for more than
     * a name.
     *
     * @param name the database's name
     * @return a connection string of just that name
     */
    public static String nameOnly(String name) {
        return "dbname='" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String variable(String parameter) {
        return "PG" + parameter.replace("_", "").toUpperCase(Locale.ROOT);
    }

    /** The address for people: host, port and database. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + database;
    }
}
