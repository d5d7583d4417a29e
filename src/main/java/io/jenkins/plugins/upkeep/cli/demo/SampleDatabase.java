package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The database of the sample service: strategies, their results and trades, and the market's candles. */
final class SampleDatabase {
    private static final String NAME = "hyperopt";
    private static final String PURPOSE = "upkeep demo";
    private static final String SIZE = """
            SELECT pg_database_size(current_database()),
                   (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')""";

    private SampleDatabase() {}

    /**
     * How large the database has become.
     *
     * @param bytes its size on the server's disk
     * @param tables how many tables it has
     */
    record Size(long bytes, long tables) {}

    /**
     * Creates and fills it.
     *
     * @param server any database of the server
     * @param scale how large
     * @param present the moment from which its times go back; empty for now
     * @return where it is
     * @throws UpkeepException when the server does not take it
     * @throws InterruptedException when this thread was told to stop; nothing of the filling goes on then
     */
    static DatabaseAddress create(DatabaseAddress server, BigDecimal scale, Optional<Instant> present)
            throws UpkeepException, InterruptedException {
        try (var connection = Database.connect(server, PURPOSE)) {
            Sql.execute(connection, "CREATE DATABASE " + NAME);
        } catch (SQLException e) {
            throw Database.failure(server, e);
        }
        var address = server.database(NAME);
        Workers.run("fill", 1, List.of(scale), () -> new Filler(address, Database.connect(address, PURPOSE), present));
        return address;
    }

    static Size size(DatabaseAddress address) throws UpkeepException {
        try (var connection = Database.connect(address, PURPOSE)) {
            return Sql.query(connection, SIZE, row -> new Size(row.getLong(1), row.getLong(2)))
                    .get(0);
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    /** Fills in a thread of its own, as the driver's wait for the server cannot be interrupted. */
    private record Filler(DatabaseAddress address, Connection connection, Optional<Instant> present)
            implements Worker<BigDecimal> {
        @Override
        public void work(BigDecimal scale) throws UpkeepException {
            try {
                connection.setAutoCommit(false);
                Sql.execute(connection, "SET demo.scale = '" + scale.toPlainString() + "'");
                Sql.execute(
                        connection,
                        "SET demo.present = '" + present.map(Instant::toString).orElse("") + "'");
                Sql.execute(connection, Resource.text("sample-database.sql"));
                connection.commit();
                // The health check is to look at the service, not at how it was made.
                Sql.execute(connection, "SELECT pg_stat_reset()");
                connection.commit();
            } catch (SQLException e) {
                throw Database.failure(address, e);
            }
        }

        @Override
        public void abort() {
            Connections.cut(connection);
        }

        @Override
        public void close() {
            Connections.cut(connection);
        }
    }
}
