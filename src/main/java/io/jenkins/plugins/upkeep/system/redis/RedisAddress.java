package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Redis server is and who asks. It prints without the password.
 *
 * @param host the server's name or address
 * @param port its port
 * @param database the number of the database
 * @param tls whether the connection is encrypted
 * @param authorities a file in PEM form with the certificates that are trusted; empty for those of the Java runtime
 * @param user the account; empty for the default one
 * @param password the account's password; empty where the server asks for none
 */
public record RedisAddress(
        String host,
        int port,
        int database,
        boolean tls,
        Optional<Path> authorities,
        Optional<String> user,
        Optional<Secret> password) {
    private static final int DEFAULT_PORT = 6379;
    private static final int LARGEST_PORT = 65_535;

    /** Java knows no host with an underscore, as docker compose makes them: the authority is read here. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.%]+]|[^:@\\[\\],]+)(?::(?<port>\\d{1,5}))?");

    private static final Pattern PATH = Pattern.compile("/?(?<database>\\d{0,5})");

    /**
     * Reads a URL of one server without user and password.
     *
     * @param url {@code redis://host:port/database}, or {@code rediss://} with TLS
     * @return the address
     * @throws UpkeepException when it is none; the message does not repeat what could be a secret
     */
    public static RedisAddress parse(URI url) throws UpkeepException {
        var authority =
                AUTHORITY.matcher(Optional.ofNullable(url.getRawAuthority()).orElse(""));
        var path = PATH.matcher(Optional.ofNullable(url.getPath()).orElse(""));
        if (!authority.matches() || !path.matches()) {
            throw new UpkeepException("Redis URL: not of the form redis://host:port/database; correct it");
        }
        var port = authority.group("port") == null ? DEFAULT_PORT : Integer.parseInt(authority.group("port"));
        if (port < 1 || port > LARGEST_PORT) {
            throw new UpkeepException("Redis URL: has no port from 1 to " + LARGEST_PORT + "; correct it");
        }
        var database = path.group("database").isEmpty() ? 0 : Integer.parseInt(path.group("database"));
        return new RedisAddress(
                authority.group("host").replaceAll("^\\[|]$", ""),
                port,
                database,
                "rediss".equalsIgnoreCase(url.getScheme()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same server with another account and, where it is there, its password. */
    public RedisAddress account(Optional<String> name, Optional<Secret> secret) {
        return new RedisAddress(host, port, database, tls, authorities, name, secret);
    }

    /** The same server, whose certificate is held against the ones in a file. */
    public RedisAddress trust(Optional<Path> file) {
        return new RedisAddress(host, port, database, tls, file, user, password);
    }

    /** The address for people: host and port. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
