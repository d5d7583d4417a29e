package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the folder of a server's data, where the server runs on this machine and tells its folder. */
final class ServerFolder {
    private static final String SEEN = """
            SELECT pg_catalog.pg_backend_pid()::text, coalesce(pg_catalog.host(pg_catalog.inet_server_addr()), '')""";

    private ServerFolder() {}

    /**
     * Looks.
     *
     * @param connection a connection to the server
     * @param location the folder as the server tells it
     * @return the folder; empty when its disk cannot be seen from here
     */
    static Optional<Path> of(Connection connection, Optional<String> location) throws SQLException {
        return location.isPresent() && isHere(connection)
                ? location.map(Path::of).filter(Files::isDirectory)
                : Optional.empty();
    }

    /** A server in a container has an address of this machine too, but not a process that is known here by its number. */
    private static boolean isHere(Connection connection) throws SQLException {
        var seen = Sql.query(connection, SEEN, row -> new String[] {row.getString(1), row.getString(2)})
                .get(0);
        try {
            var program = Files.readString(Path.of("/proc", seen[0], "comm"), StandardCharsets.UTF_8);
            return program.startsWith("postgres") && isOwn(seen[1]);
        } catch (IOException e) {
            // There is no such process here, or no /proc.
            return false;
        }
    }

    private static boolean isOwn(String address) throws IOException {
        if (address.isEmpty()) {
            return true;
        }
        var parsed = InetAddress.getByName(address);
        return parsed.isLoopbackAddress() || NetworkInterface.getByInetAddress(parsed) != null;
    }
}
