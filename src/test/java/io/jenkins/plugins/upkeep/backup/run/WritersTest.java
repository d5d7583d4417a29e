package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes meanwhile, evidence and rows are those of one moment. */
class WritersTest {
    private static final int RUNS = 2;
    private static final List<String> WRITING = List.of(
            "INSERT INTO shop.customer (name) SELECT 'new ' || n FROM generate_series(1, 20) n",
            "UPDATE shop.customer SET note = md5(random()::text) WHERE id % 50 = (random() * 49)::int",
            "DELETE FROM shop.purchase WHERE id % 100 = (random() * 99)::int",
            "INSERT INTO shop.purchase (customer, amount) SELECT 1, n FROM generate_series(1, 50) n",
            "SELECT nextval('shop.customer_id_seq'), lo_from_bytea(0, 'more')",
            "INSERT INTO shop.busy SELECT n FROM generate_series(1, 100) n",
            "BEGIN; SET LOCAL lock_timeout = '2s'; TRUNCATE shop.busy; INSERT INTO shop.busy VALUES (1); COMMIT;"
                    + " SELECT pg_sleep(0.2)",
            "CREATE TABLE shop.passing (id serial PRIMARY KEY, text text); ALTER TABLE shop.passing ADD more int;"
                    + " DROP TABLE shop.passing");

    @TempDir
    Path folder;

    /** Writes until it is told to stop. */
    private static Thread writer(DatabaseAddress address, String statements, AtomicBoolean stop) {
        var thread = new Thread(() -> write(address, statements, stop), "writer");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void write(DatabaseAddress address, String statements, AtomicBoolean stop) {
        try (var connection = Database.connect(address, "upkeep test writer")) {
            while (!stop.get()) {
                attempt(connection, statements);
            }
        } catch (Exception e) {
            throw new AssertionError("a writer of the test failed", e);
        }
    }

    /** Writers stand in each other's way, and in that of the backup: then they try again. */
    private static void attempt(java.sql.Connection connection, String statements) throws SQLException {
        try {
            Sql.execute(connection, statements + "; SELECT pg_sleep(0.02)");
        } catch (SQLException e) {
            Sql.execute(connection, "ROLLBACK");
        }
    }

    @Test
    void shouldMatchTheSnapshotWhileEverybodyWrites() throws Exception {
        // Given
        var database = Shop.database(2_000);
        TestCluster.sql(database, "CREATE TABLE shop.busy (id int)");
        var stop = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        WRITING.forEach(statements -> writers.add(writer(database, statements, stop)));
        var plan = Shop.plan(database, folder, VerificationLevel.RESTORED);

        // When
        try {
            for (int run = 0; run < RUNS; run++) {
                assertThat(new VerifiedBackup(plan).run(Backups.context(folder)).findings())
                        .isEmpty();
            }
        } finally {
            stop.set(true);
        }

        // Then
        assertThat(plan.catalog().look().sets())
                .hasSize(RUNS)
                .allSatisfy(set -> assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED));
        for (var writer : writers) {
            writer.join();
        }
    }

    @Test
    void shouldLetATruncateThatWaitsPassAndBeginAnew() throws Exception {
        // Given somebody who wants to truncate right after the backup has locked the table
        var database = Shop.database(10);
        var truncate = new AtomicReference<Thread>();
        var lines = new ArrayList<String>();
        var context = logging(line -> {
            lines.add(line);
            if (line.contains("tables with rows of their own") && truncate.get() == null) {
                truncate.set(once(database, "TRUNCATE shop.customer CASCADE"));
                await().atMost(Duration.ofSeconds(10)).until(() -> isWaitedFor(database));
            }
        });
        var plan = Shop.plan(database, folder, VerificationLevel.STORED);

        // When
        var report = new VerifiedBackup(plan).run(context);

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(lines).anyMatch(line -> line.startsWith("the backup begins anew"));
        assertThat(plan.catalog().look().sets()).hasSize(1);
        assertThat(plan.catalog().look().unfinished()).isEmpty();
    }

    @Test
    void shouldBackUpATableThatIsTruncatedWithoutPause() throws Exception {
        // Given several who truncate without a pause
        var database = Shop.database(10);
        TestCluster.sql(database, "CREATE TABLE shop.busy (id int)");
        var stop = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        for (int number = 0; number < 3; number++) {
            writers.add(writer(database, "SET lock_timeout = '100ms'; TRUNCATE shop.busy", stop));
        }
        var plan = Shop.plan(database, folder, VerificationLevel.STORED);

        // When
        try {
            assertThat(new VerifiedBackup(plan).run(Backups.context(folder)).findings())
                    .isEmpty();
        } finally {
            stop.set(true);
        }

        // Then
        assertThat(plan.catalog().look().sets()).hasSize(1);
        for (var writer : writers) {
            writer.join();
        }
    }

    private static Thread once(DatabaseAddress address, String statement) {
        var thread = new Thread(() -> TestCluster.sql(address, statement), "once");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static boolean isWaitedFor(DatabaseAddress address) throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted", row -> row.getInt(1))
                            .get(0)
                    > 0;
        }
    }

    private TaskContext logging(java.util.function.Consumer<String> lines) {
        var context = Backups.context(folder);
        var log = new TaskLog() {
            @Override
            public void info(String line) {
                lines.accept(line);
            }

            @Override
            public void detail(String line) {
                lines.accept(line);
            }
        };
        return new TaskContext(
                context.task(),
                context.service(),
                context.clock(),
                log,
                context.progress(),
                context.workFolder(),
                context.reportFolder(),
                false);
    }
}
