package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a PostgreSQL server. */
public final class AskPostgres implements Asking {
    private final String name;
    private final DatabaseAddress address;
    private final AtomicReference<Connection> current = new AtomicReference<>();

    /**
     * @param name its name in reports
     * @param address where it is and who asks
     */
    public AskPostgres(String name, DatabaseAddress address) {
        this.name = name;
        this.address = address;
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": ask " + address + " for server_version";
    }

    @Override
    public Set<String> products() {
        return Set.of("postgresql");
    }

    @Override
    public Answer ask() throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep upgrade-plan")) {
            current.set(connection);
            return Answer.of(Words.running(name, "postgresql", version(connection)));
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private static String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(Connections::cut);
    }
}
