package io.jenkins.plugins.upkeep.health.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseProbeTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void shouldFindAFreshDatabaseWell() throws Exception {
        // Given
        var database = server.newDatabase();

        // When
        var result = DatabaseProbe.of(database, List.of()).look(Clock.systemUTC());

        // Then all questions but that for replication have an answer
        assertThat(result.findings()).hasSize(12).extracting(Finding::severity).containsOnly(Severity.INFO);
        assertThat(find(result, "database server").seen())
                .startsWith("PostgreSQL 15")
                .endsWith("takes writes");
        assertThat(result.measurements())
                .extracting(measurement -> measurement.name())
                .contains(
                        "database_connect",
                        "database_connections_used",
                        "database_longest_transaction",
                        "database_longest_lock_wait",
                        "database_oldest_prepared_transaction",
                        "database_xid_age",
                        "database_multixact_age",
                        "database_sequence_use",
                        "database_invalid_indexes",
                        "database_dead_rows",
                        "database_cache_hits",
                        "database_size");
    }

    @Test
    void shouldFindALongTransaction() throws Exception {
        // Given
        var database = server.newDatabase();
        try (var forgotten = TestServer.connect(database)) {
            forgotten.setAutoCommit(false);
            forgotten.createStatement().execute("SELECT 1");

            // When
            var finding = only(ask(database, LongestTransaction.question(Limit.most(0, 3600))));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).contains("of role postgres in database " + database.database());
            assertThat(finding.seen()).contains("idle in transaction");
        }
    }

    @Test
    void shouldFindWhoWaitsForALock() throws Exception {
        // Given
        var database = server.newDatabase();
        TestServer.execute(database, "CREATE TABLE t (id int)");
        try (var holder = TestServer.connect(database);
                var waiter = TestServer.connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE t");
            var waiting = CompletableFuture.runAsync(() -> lock(waiter));

            // When
            var question = LongestLockWait.question(Limit.most(0, 1000));
            await().atMost(10, SECONDS)
                    .until(() -> only(ask(database, question)).severity() == Severity.WARNING);
            var finding = only(ask(database, question));
            holder.rollback();
            waiting.get(10, SECONDS);

            // Then
            assertThat(finding.seen()).matches(".*: pid \\d+ waits for pid \\d+");
            assertThat(only(ask(database, question)).severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldFindAForgottenPreparedTransaction() throws Exception {
        // Given
        var database = server.newDatabase();
        TestServer.execute(database, "CREATE TABLE t (id int)");
        TestServer.execute(database, "BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION 'it''s old'");
        try {
            // When it is older than a second
            await().atMost(10, SECONDS)
                    .until(() ->
                            only(ask(database, PreparedTransactions.question())).severity() == Severity.WARNING);

            // Then
            assertThat(only(ask(database, PreparedTransactions.question())).seen())
                    .contains("'it''s old' of role postgres");
        } finally {
            TestServer.execute(database, "ROLLBACK PREPARED 'it''s old'");
        }
    }

    @Test
    void shouldFindASequenceThatIsAlmostUsedUp() throws Exception {
        // Given a bigint sequence that feeds an integer column, one that falls, and one that begins anew
        var database = server.newDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE \"Odd; name\" (id integer)",
                "CREATE SEQUENCE feed OWNED BY \"Odd; name\".id",
                "CREATE SEQUENCE falling INCREMENT -1 MINVALUE -100",
                "SELECT setval('falling', -50)",
                "CREATE SEQUENCE ring MAXVALUE 10 CYCLE",
                "SELECT setval('ring', 10)");

        // Then
        assertThat(only(ask(database, SequenceUse.question())).seen()).startsWith("50 %: falling is at -50");
        TestServer.execute(database, "SELECT setval('feed', 1900000000)");
        assertThat(only(ask(database, SequenceUse.question())).severity()).isEqualTo(Severity.WARNING);
        TestServer.execute(database, "SELECT setval('feed', 2100000000)");
        assertThat(only(ask(database, SequenceUse.question())).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(ask(database, SequenceUse.question())).seen()).startsWith("97.8 %: feed is at 2100000000");
    }

    @Test
    void shouldFindAnInvalidIndex() throws Exception {
        // Given what a failed build leaves
        var database = server.newDatabase();
        TestServer.execute(database, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (1), (1)");
        assertThatThrownBy(() -> TestServer.execute(database, "CREATE UNIQUE INDEX CONCURRENTLY broken ON t (id)"))
                .isInstanceOf(SQLException.class);

        // When
        var finding = only(ask(database, InvalidIndexes.question()));

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("1: broken");
    }

    @Test
    void shouldNotComplainOfAnIndexThatIsJustBeingBuilt() throws Exception {
        // Given a build that waits for an older transaction
        var database = server.newDatabase();
        TestServer.execute(database, "CREATE TABLE t (id int)");
        try (var older = TestServer.connect(database);
                var builder = TestServer.connect(database)) {
            older.setAutoCommit(false);
            older.createStatement().execute("INSERT INTO t VALUES (1)");
            var building = CompletableFuture.runAsync(() -> run(builder, "CREATE INDEX CONCURRENTLY slow ON t (id)"));
            await().atMost(10, SECONDS).until(() -> isBuilding(database));

            // When
            var finding = only(ask(database, InvalidIndexes.question()));
            older.rollback();
            building.get(10, SECONDS);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldFindDeadRows() throws Exception {
        // Given a table that is never vacuumed
        var database = server.newDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE t (id int) WITH (autovacuum_enabled = off)",
                "INSERT INTO t SELECT generate_series(1, 30000)",
                "DELETE FROM t WHERE id <= 20000");

        // Then
        await().atMost(10, SECONDS)
                .until(() -> only(ask(database, new DeadRows())).severity() == Severity.WARNING);
        assertThat(only(ask(database, new DeadRows())).seen()).contains("public.t holds 20000");
    }

    @Test
    void shouldGoOnWhereARoleMayNotLook() throws Exception {
        // Given a role without rights, and sessions and sequences of others
        var database = server.newDatabase();
        TestServer.execute(
                database,
                "DROP ROLE IF EXISTS nobody",
                "CREATE ROLE nobody LOGIN",
                "CREATE TABLE t (id int)",
                "CREATE SEQUENCE s");
        var poor = database.account(Optional.of("nobody"), Optional.empty());
        try (var other = TestServer.connect(database)) {
            other.createStatement().execute("SELECT 1");

            // When
            var checks = List.of(check("rows", "SELECT count(*) FROM t"), check("one", "SELECT 1"));
            var result = DatabaseProbe.of(poor, checks).look(Clock.systemUTC());

            // Then only what it may not see is unknown
            assertThat(result.findings())
                    .filteredOn(finding -> finding.severity() != Severity.INFO)
                    .allMatch(finding -> finding.severity() == Severity.UNKNOWN)
                    .extracting(Finding::subject)
                    .containsExactly("database longest transaction", "database sequences", "check rows");
            assertThat(find(result, "check rows").seen()).contains("permission denied for table t");
            assertThat(find(result, "check one").severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldHoldChecksAgainstTheirLimits() throws Exception {
        // Given
        var database = server.newDatabase();
        var few = new NumberCheck("few", "SELECT 0;", Optional.of(1.0), Optional.empty());
        var many = new NumberCheck("many", "SELECT 12.5", Optional.empty(), Optional.of(10.0));
        var good = new NumberCheck("good", "SELECT 5::bigint", Optional.of(5.0), Optional.of(5.0));

        // Then
        var few0 = only(ask(database, new CheckQuestion(few)));
        assertThat(few0.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(few0.seen()).isEqualTo("0");
        assertThat(few0.limit()).isEqualTo("at least 1");
        assertThat(only(ask(database, new CheckQuestion(many))).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(ask(database, new CheckQuestion(good))).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldSayWhyAnAnswerIsNoNumber() throws Exception {
        // Given
        var database = server.newDatabase();

        // Then
        assertThat(answer(database, "SELECT 'five'")).isEqualTo("its answer is no number but of type text");
        assertThat(answer(database, "SELECT NULL::int")).isEqualTo("its answer is NULL");
        assertThat(answer(database, "SELECT 'NaN'::numeric")).isEqualTo("its answer is not a finite number");
        assertThat(answer(database, "SELECT 1, 2")).isEqualTo("its answer has 2 columns");
        assertThat(answer(database, "SELECT generate_series(1, 1000000000)")).isEqualTo("its answer has several rows");
        assertThat(answer(database, "SELECT 1 WHERE false")).isEqualTo("its answer has no row");
        assertThat(answer(database, "SELECT FROM pg_class LIMIT 1")).isEqualTo("its answer has 0 columns");
        assertThat(answer(database, "SELECT nonsense")).contains("column \"nonsense\" does not exist");
        assertThat(answer(database, "")).startsWith("cannot be told:");
    }

    @Test
    void shouldNotLetHostileChecksWrite() throws Exception {
        // Given
        var database = server.newDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (1)",
                "CREATE SEQUENCE s",
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS"
                        + " $$BEGIN PERFORM set_config('transaction_read_only', 'off', false);"
                        + " DELETE FROM t; RETURN 1; END$$");

        // When, then each is refused, and says why
        assertThat(answer(database, "DELETE FROM t RETURNING id")).contains("read-only transaction");
        assertThat(answer(database, "WITH d AS (DELETE FROM t RETURNING id) SELECT count(*) FROM d"))
                .contains("read-only transaction");
        assertThat(answer(database, "SELECT f()")).contains("transaction read-write mode must be set before");
        assertThat(answer(database, "SELECT nextval('s')")).contains("read-only transaction");
        assertThat(answer(database, "SELECT 1; COMMIT; DELETE FROM t; SELECT 1"))
                .contains("multi-query");
        assertThat(answer(database, "COMMIT")).contains("cannot open COMMIT query as cursor");
        assertThat(answer(database, "SET TRANSACTION READ WRITE")).contains("as cursor");
        assertThat(answer(database, "COPY (SELECT 1) TO PROGRAM 'true'")).contains("as cursor");
        assertThat(answer(database, "SELECT 1) x; DELETE FROM t; --")).contains("syntax error");
        try (var connection = TestServer.connect(database);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void shouldNotLetAHostileCheckChangeTheSession() throws Exception {
        // Given a check that lifts the limits for those after it, and one that takes for ever
        var database = server.newDatabase();
        var lifting = check(
                "lifting",
                "SELECT length(set_config('statement_timeout', '0', false)"
                        + " || set_config('default_transaction_read_only', 'off', false))");
        var endless = check("endless", "SELECT 1 FROM pg_sleep(3600)");
        var watch = Stopwatch.started();

        // When
        var result = ask(database, new CheckQuestion(lifting), new CheckQuestion(endless));

        // Then
        assertThat(find(result, "check endless").seen()).isEqualTo("gave no answer within 5 s");
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldMeasureReplicationFromBothSides() throws Exception {
        // Given
        try (var standby = server.standby()) {
            await().atMost(20, SECONDS)
                    .until(() -> !ask(server.address("postgres"), new Replication())
                            .findings()
                            .isEmpty());

            // When
            var sent = only(ask(server.address("postgres"), new Replication()));
            var replayed = only(ask(standby.address("postgres"), new Replication()));
            var state = only(ask(standby.address("postgres"), new ServerState()));

            // Then
            assertThat(sent.subject()).isEqualTo("database replication to standby second");
            assertThat(sent.severity()).isEqualTo(Severity.INFO);
            assertThat(replayed.seen()).endsWith("receiving from its primary");
            assertThat(state.seen()).contains("in recovery: a standby");
            var all = DatabaseProbe.of(standby.address("postgres"), List.of()).look(Clock.systemUTC());
            assertThat(all.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
        }
    }

    @Test
    void shouldCallAServerThatIsGoneCritical() throws Exception {
        // Given a port that nobody listens on
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var address = DatabaseAddress.of("127.0.0.1", port, "x", "someone", Secret.of("hush-hush"));

        // When
        var finding = only(DatabaseProbe.of(address, List.of()).look(Clock.systemUTC()));

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).contains("refused");
        assertThat(finding.toString()).doesNotContain("hush-hush");
    }

    @Test
    void shouldNotKnowHowAServerIsThatDoesNotLetUsIn() {
        // Given a role that does not exist
        var address = server.address("postgres").account(Optional.of("stranger"), Optional.of(Secret.of("hush")));

        // When, then
        assertThatThrownBy(() -> DatabaseProbe.of(address, List.of()).look(Clock.systemUTC()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("stranger")
                .hasMessageNotContaining("hush");
    }

    @Test
    void shouldCallALostConnectionCritical() throws Exception {
        // Given a question that ends its own session
        var database = server.newDatabase();
        var suicide = check("last", "SELECT 1 FROM pg_terminate_backend(pg_backend_pid()), pg_sleep(3)");
        var after = check("after", "SELECT 1");

        // When
        var result = ask(database, new CheckQuestion(suicide), new CheckQuestion(after));

        // Then nothing more is asked
        var finding = only(result);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).contains("the connection was lost");
    }

    @Test
    void shouldFreeItsThreadWhenAbandoned() throws Exception {
        // Given a look that waits for an answer
        var database = server.newDatabase();
        var probe = new DatabaseProbe(database, List.of(new CheckQuestion(check("slow", "SELECT 1 FROM pg_sleep(4)"))));
        var look = CompletableFuture.supplyAsync(() -> unchecked(probe));
        await().atMost(10, SECONDS).until(() -> isSleeping(database));
        var watch = Stopwatch.started();

        // When
        probe.abandon();

        // Then
        look.get(2, SECONDS);
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void shouldNotWaitForEverForASilentServer() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = new DatabaseAddress(
                    "127.0.0.1",
                    silent.getLocalPort(),
                    "x",
                    Optional.of("someone"),
                    Optional.empty(),
                    Map.of("sslmode", "disable"));
            var watch = Stopwatch.started();

            // When
            var finding = only(DatabaseProbe.of(address, List.of()).look(Clock.systemUTC()));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static ProbeResult unchecked(DatabaseProbe probe) {
        try {
            return probe.look(Clock.systemUTC());
        } catch (UpkeepException | InterruptedException e) {
            throw new IllegalStateException("the probe failed: " + e.getMessage(), e);
        }
    }

    private static boolean isSleeping(DatabaseAddress database) throws Exception {
        return isThere(
                database,
                "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '" + database.database()
                        + "'");
    }

    private static boolean isBuilding(DatabaseAddress database) throws Exception {
        return isThere(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid");
    }

    private static boolean isThere(DatabaseAddress database, String sql) throws Exception {
        try (var connection = TestServer.connect(database);
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next();
        }
    }

    private static void lock(Connection connection) {
        run(connection, "BEGIN; LOCK TABLE t; ROLLBACK");
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's statement failed: " + e.getMessage(), e);
        }
    }

    private static NumberCheck check(String name, String sql) {
        return new NumberCheck(name, sql, Optional.empty(), Optional.empty());
    }

    private static String answer(DatabaseAddress database, String sql) throws Exception {
        var finding = only(ask(database, new CheckQuestion(check("hostile", sql))));
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        return finding.seen();
    }

    private static ProbeResult ask(DatabaseAddress database, Question... questions) throws Exception {
        return new DatabaseProbe(database, List.of(questions)).look(Clock.systemUTC());
    }

    private static Finding only(ProbeResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    private static Finding find(ProbeResult result, String subject) {
        return result.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
