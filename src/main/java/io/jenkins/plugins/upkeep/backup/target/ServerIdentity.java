package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which database an address leads to. The same one has many addresses, so that the server is asked: for the number that it
 * got when its cluster was made, or, where it does not show that, for the moment at which it started.
 *
 * @param address the address that was asked
 * @param database the database's name, as the server knows it
 * @param cluster the number of the cluster; empty where this role may not see it
 * @param started the moment at which the server started
 */
record ServerIdentity(DatabaseAddress address, String database, Optional<String> cluster, String started) {
    private static final String NAME = "SELECT pg_catalog.current_database()::text,"
            + " pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time())::numeric::text";
    private static final String CLUSTER = "SELECT system_identifier::text FROM pg_catalog.pg_control_system()";
    private static final String DENIED = "42501";

    /** Asks a server. */
    static ServerIdentity of(DatabaseAddress address) throws UpkeepException, InterruptedException {
        try (var connection = Database.connect(address, "upkeep restore")) {
            return Connections.use(connection, used -> of(address, used));
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private static ServerIdentity of(DatabaseAddress address, Connection connection) throws SQLException {
        var named = Sql.query(connection, NAME, row -> new String[] {row.getString(1), row.getString(2)})
                .get(0);
        return new ServerIdentity(address, named[0], cluster(connection), named[1]);
    }

    private static Optional<String> cluster(Connection connection) throws SQLException {
        try {
            return Sql.query(connection, CLUSTER, row -> row.getString(1)).stream()
                    .findFirst();
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether both are one database. */
    boolean isSameAs(ServerIdentity other) {
        return database.equals(other.database) && isOnServerOf(other);
    }

    private boolean isOnServerOf(ServerIdentity other) {
        return (cluster.isPresent() && other.cluster.isPresent())
                ? cluster.equals(other.cluster)
                : started.equals(other.started) || isAt(other.address);
    }

    /** Whether an address that could not be asked leads here, as far as names and ports tell. */
    boolean isReachedBy(DatabaseAddress other) {
        return database.equals(other.database()) && isAt(other);
    }

    private boolean isAt(DatabaseAddress other) {
        return address.port() == other.port() && isSameHost(address.host(), other.host());
    }

    private static boolean isSameHost(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        try {
            var addresses = Arrays.asList(InetAddress.getAllByName(other));
            for (var found : InetAddress.getAllByName(one)) {
                if (addresses.contains(found)
                        || (isHere(found) && addresses.stream().anyMatch(ServerIdentity::isHere))) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
