package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a JVM, started when the first one asks and gone with the JVM. It is closer to a
 * production server than a drill's: it logs for replicas and can prepare transactions.
 */
public final class TestCluster {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestCluster() {}

    /** The programs of the newest server of this machine. */
    public static PostgresPrograms programs() {
        return Programs.FOUND;
    }

    /** The maintenance database, as superuser. */
    public static DatabaseAddress address() {
        return Running.CLUSTER.address();
    }

    /** A fresh, empty database with a name that is hard to quote. */
    public static DatabaseAddress database() {
        var name = "Test \"%d\" of O'Hara; ünï-¢ $x$ \\ -- ?".formatted(DATABASES.incrementAndGet());
        try (var connection = connect(address())) {
            Sql.execute(connection, "create database " + Sql.identifier(connection, name));
        } catch (SQLException | UpkeepException e) {
            throw new AssertionError("no database for the test", e);
        }
        return address().database(name);
    }

    /** A connection that is none of Upkeep's own. */
    public static Connection connect(DatabaseAddress address) throws UpkeepException {
        return Database.connect(address, "test");
    }

    /** Runs statements, separated by semicolons. */
    public static void sql(DatabaseAddress address, String statements) {
        try (var connection = connect(address)) {
            Sql.execute(connection, statements);
        } catch (SQLException | UpkeepException e) {
            throw new AssertionError("a statement of the test failed", e);
        }
    }

    /** Runs a script of psql, and stops at its first error. */
    public static void psql(DatabaseAddress address, Path script) {
        var command = address.handTo(programs().psql().with("--file=" + script));
        try {
            command.output(Duration.ofMinutes(5));
        } catch (UpkeepException e) {
            throw new AssertionError("script " + script + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in script " + script, e);
        }
    }

    private static final class Programs {
        private static final PostgresPrograms FOUND = find();

        private static PostgresPrograms find() {
            try {
                return PostgresBinaries.find()
                        .newestServer()
                        .orElseThrow(() -> new AssertionError("no PostgreSQL server here; run bin/setup"));
            } catch (UpkeepException e) {
                throw new AssertionError("no PostgreSQL programs for the tests", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while looking for PostgreSQL", e);
            }
        }
    }

    private static final class Running {
        private static final PostgresCluster CLUSTER = start();

        private static PostgresCluster start() {
            var settings = ClusterSettings.of(programs())
                    .superuser("Test \"super\" üser")
                    .parameter("autovacuum", "on")
                    .parameter("autovacuum_naptime", "1h")
                    .parameter("wal_level", "replica")
                    .parameter("max_wal_senders", "5")
                    .parameter("max_prepared_transactions", "10")
                    .parameter("max_connections", "50")
                    .parameter("shared_buffers", "64MB");
            try {
                PostgresCluster.sweep(settings.base());
                return PostgresCluster.start(settings);
            } catch (UpkeepException e) {
                throw new AssertionError("no PostgreSQL server for the tests", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while starting PostgreSQL", e);
            }
        }
    }
}
