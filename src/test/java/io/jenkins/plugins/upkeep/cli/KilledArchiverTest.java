package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The real command line, killed at random moments while it archives and others insert, change and delete rows. At the end every row
 * that ever was is in the table or in one archive, or was deleted by its writer.
 */
class KilledArchiverTest {
    private static final int KILLS = Integer.getInteger("upkeep.kills", 4);
    private static final int WRITERS = 2;
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String TABLES = """
            CREATE TABLE "t ""q" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, n int, text text);
            CREATE TABLE ever (id bigint PRIMARY KEY);
            CREATE TABLE gone (id bigint PRIMARY KEY);
            CREATE TABLE changed (id bigint, n int);
            WITH new AS (INSERT INTO "t ""q" (at, n, text) SELECT now() - interval '500 days', 0, 'a "b",' || chr(10) || i
                FROM generate_series(1, 20000) i RETURNING id) INSERT INTO ever SELECT id FROM new;
            """;

    private static final String INSERT = """
            WITH new AS (INSERT INTO "t ""q" (at, n, text)
                SELECT now() - i % 5 * interval '200 days', 0, 'new ' || i FROM generate_series(1, 50) i RETURNING id)
            INSERT INTO ever SELECT id FROM new""";

    private static final String UPDATE = """
            WITH new AS (UPDATE "t ""q" SET n = n + 1 WHERE id IN (
                SELECT id FROM "t ""q" ORDER BY random() LIMIT 20 FOR UPDATE SKIP LOCKED) RETURNING id, n)
            INSERT INTO changed SELECT id, n FROM new""";

    private static final String DELETE = """
            WITH old AS (DELETE FROM "t ""q" WHERE id IN (
                SELECT id FROM "t ""q" ORDER BY random() LIMIT 5 FOR UPDATE SKIP LOCKED) RETURNING id)
            INSERT INTO gone SELECT id FROM old""";

    /** Somebody who uses the database as long as the test goes on. */
    private static final class Writer extends Thread {
        private final DatabaseAddress address;
        private volatile boolean over;
        private volatile Exception problem;

        Writer(DatabaseAddress address) {
            this.address = address;
        }

        @Override
        public void run() {
            try (var connection = TestCluster.connect(address)) {
                while (!over) {
                    for (var statement : List.of(INSERT, UPDATE, DELETE)) {
                        Sql.execute(connection, statement);
                    }
                    Thread.sleep(20);
                }
            } catch (SQLException | UpkeepException | InterruptedException e) {
                problem = e;
            }
        }

        void end() throws Exception {
            over = true;
            join();
            if (problem != null) {
                throw problem;
            }
        }
    }

    private static ServiceDesk desk(DatabaseAddress address) throws Exception {
        var desk = ServiceDesk.open().database(address);
        var config = Files.readString(desk.folder().resolve("upkeep.yaml"));
        return desk.write(
                config.replace(
                        "database:\n",
                        "database:\n  maintenance:\n    archive:\n      - {table: 't \"q', column: at, olderThan: 365d, batch: 100}\n"));
    }

    private static String text(DatabaseAddress address, String query) throws Exception {
        try (Connection connection = TestCluster.connect(address)) {
            return Sql.query(connection, query, row -> Optional.ofNullable(row.getString(1)))
                    .get(0)
                    .orElse("");
        }
    }

    private static void killAtSomeTime(ServiceDesk desk, Random random) throws Exception {
        try (var run = desk.start("pg-maintenance")) {
            var handle = ProcessHandle.of(run.pid()).orElseThrow();
            handle.onExit()
                    .completeOnTimeout(null, 500 + random.nextInt(2500), TimeUnit.MILLISECONDS)
                    .join();
            handle.destroyForcibly();
            run.await(LONG);
        }
    }

    @Test
    void shouldLoseNoRowAndArchiveNoneTwice() throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(address, TABLES);
        var random = new Random(11);
        var writers = new ArrayList<Writer>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(address));
        }
        try (var desk = desk(address)) {
            // When
            writers.forEach(Thread::start);
            for (int time = 0; time < KILLS; time++) {
                killAtSomeTime(desk, random);
            }
            for (var writer : writers) {
                writer.end();
            }
            try (var last = desk.start("pg-maintenance")) {
                var said = last.await(LONG);
                assertThat(said.status()).as(said.output() + said.errors()).isZero();
            }

            // Then
            assertThat(text(address, "SELECT count(*) FROM \"t \"\"q\" WHERE at < now() - interval '366 days'"))
                    .isEqualTo("0");
            restoreAll(desk);
            assertNothingLost(address);
        }
    }

    /** A row that is in two archives, or in one and in the table, would break the primary key. */
    private static void restoreAll(ServiceDesk desk) throws Exception {
        var listed = desk.run("archive", "list");
        assertThat(listed.status()).as(listed.errors()).isZero();
        assertThat(listed.out()).doesNotContain("was cut off");
        var archives = listed.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(archives).isNotEmpty();
        for (var id : archives) {
            var said = desk.run("archive", "restore", id);
            assertThat(said.status()).as(said.errors()).isZero();
        }
    }

    private static void assertNothingLost(DatabaseAddress address) throws Exception {
        assertThat(text(address, """
                SELECT count(*) FROM ever WHERE NOT EXISTS (SELECT FROM "t ""q" t WHERE t.id = ever.id)
                AND NOT EXISTS (SELECT FROM gone WHERE gone.id = ever.id)""")).as("rows that are lost").isEqualTo("0");
        assertThat(text(address, """
                SELECT count(*) FROM "t ""q" t WHERE NOT EXISTS (SELECT FROM ever WHERE ever.id = t.id)
                OR EXISTS (SELECT FROM gone WHERE gone.id = t.id)""")).as("rows that should not be").isEqualTo("0");
        assertThat(text(address, """
                SELECT count(*) FROM "t ""q" JOIN (SELECT id, max(n) AS n FROM changed GROUP BY id) c USING (id)
                WHERE "t ""q".n <> c.n"""))
                .as("rows of which an older version came back")
                .isEqualTo("0");
    }
}
