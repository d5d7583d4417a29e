package io.jenkins.plugins.upkeep.health.postgres;

import static io.jenkins.plugins.upkeep.health.postgres.Asking.ask;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.isThere;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.only;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.run;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.Standby;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void shouldFindALongTransaction() throws Exception {
        // Given
        var database = TestCluster.database();
        try (var forgotten = TestCluster.connect(database)) {
            forgotten.setAutoCommit(false);
            forgotten.createStatement().execute("SELECT 1");

            // When
            var finding = only(ask(database, LongestTransaction.question(Limit.most(0, 3600))));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).contains("of role Test \"super\" üser in database " + database.database());
            assertThat(finding.seen()).contains("idle in transaction");
        }
    }

    @Test
    void shouldFindWhoWaitsForALock() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE t (id int)");
        try (var holder = TestCluster.connect(database);
                var waiter = TestCluster.connect(database)) {
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
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE t (id int)");
        TestCluster.sql(database, """
                BEGIN;
                INSERT INTO t VALUES (1);
                PREPARE TRANSACTION 'it''s old';
                """);
        try {
            // When it is older than a second
            await().atMost(10, SECONDS)
                    .until(() ->
                            only(ask(database, PreparedTransactions.question())).severity() == Severity.WARNING);

            // Then
            assertThat(only(ask(database, PreparedTransactions.question())).seen())
                    .contains("'it''s old' of role Test \"super\" üser");
        } finally {
            TestCluster.sql(database, "ROLLBACK PREPARED 'it''s old'");
        }
    }

    @Test
    void shouldFindASequenceThatIsAlmostUsedUp() throws Exception {
        // Given a bigint sequence that feeds an integer column, one that falls, and one that begins anew
        var database = TestCluster.database();
        TestCluster.sql(database, """
                CREATE TABLE "Odd; name" (id integer);
                CREATE SEQUENCE feed OWNED BY "Odd; name".id;
                CREATE SEQUENCE falling INCREMENT -1 MINVALUE -100;
                SELECT setval('falling', -50);
                CREATE SEQUENCE ring MAXVALUE 10 CYCLE;
                SELECT setval('ring', 10);
                """);

        // Then
        assertThat(only(ask(database, SequenceUse.question())).seen()).startsWith("50 %: falling is at -50");
        TestCluster.sql(database, "SELECT setval('feed', 1900000000)");
        assertThat(only(ask(database, SequenceUse.question())).severity()).isEqualTo(Severity.WARNING);
        TestCluster.sql(database, "SELECT setval('feed', 2100000000)");
        assertThat(only(ask(database, SequenceUse.question())).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(ask(database, SequenceUse.question())).seen()).startsWith("97.8 %: feed is at 2100000000");
    }

    @Test
    void shouldFindAnInvalidIndex() throws Exception {
        // Given what a failed build leaves
        var database = TestCluster.database();
        TestCluster.sql(database, """
                CREATE TABLE t (id int);
                INSERT INTO t VALUES (1), (1);
                """);
        assertThatThrownBy(() -> TestCluster.sql(database, "CREATE UNIQUE INDEX CONCURRENTLY broken ON t (id)"))
                .hasCauseInstanceOf(SQLException.class);

        // When
        var finding = only(ask(database, InvalidIndexes.question()));

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("1: broken");
    }

    @Test
    void shouldNotComplainOfAnIndexThatIsJustBeingBuilt() throws Exception {
        // Given a build that waits for an older transaction
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE t (id int)");
        try (var older = TestCluster.connect(database);
                var builder = TestCluster.connect(database)) {
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
        var database = TestCluster.database();
        TestCluster.sql(database, """
                CREATE TABLE t (id int) WITH (autovacuum_enabled = off);
                INSERT INTO t SELECT generate_series(1, 30000);
                DELETE FROM t WHERE id <= 20000;
                """);

        // Then
        await().atMost(10, SECONDS)
                .until(() -> only(ask(database, new DeadRows())).severity() == Severity.WARNING);
        assertThat(only(ask(database, new DeadRows())).seen()).contains("public.t holds 20000");
    }

    @Test
    void shouldMeasureReplicationFromBothSides() throws Exception {
        // Given
        try (var standby = Standby.start()) {
            await().atMost(20, SECONDS)
                    .until(() ->
                            !ask(standby.first(), new Replication()).findings().isEmpty());

            // When
            var sent = only(ask(standby.first(), new Replication()));
            var replayed = only(ask(standby.second(), new Replication()));
            var state = only(ask(standby.second(), new ServerState()));

            // Then
            assertThat(sent.subject()).isEqualTo("database replication to standby second");
            assertThat(sent.severity()).isEqualTo(Severity.INFO);
            assertThat(replayed.seen()).endsWith("receiving from its primary");
            assertThat(state.seen()).contains("in recovery: a standby");
            var all = DatabaseProbe.of(standby.second(), List.of()).look(Clock.systemUTC());
            assertThat(all.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
        }
    }

    private static boolean isBuilding(DatabaseAddress database) throws Exception {
        return isThere(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid");
    }

    private static void lock(Connection connection) {
        run(connection, "BEGIN; LOCK TABLE t; ROLLBACK");
    }
}
