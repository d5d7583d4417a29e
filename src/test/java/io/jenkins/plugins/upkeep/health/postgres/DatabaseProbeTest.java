package io.jenkins.plugins.upkeep.health.postgres;

import static io.jenkins.plugins.upkeep.health.postgres.Asking.ask;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.check;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.find;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.isThere;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.only;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DatabaseProbeTest {
    @Test
    void shouldFindAFreshDatabaseWell() throws Exception {
        // Given
        var database = TestCluster.database();

        // When
        var result = DatabaseProbe.of(database, List.of()).look(Clock.systemUTC());

        // Then all questions but that for replication have an answer
        assertThat(result.findings()).hasSize(14).extracting(Finding::severity).containsOnly(Severity.INFO);
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
    void shouldGoOnWhereARoleMayNotLook() throws Exception {
        // Given a role without rights, and sessions and sequences of others
        var database = TestCluster.database();
        TestCluster.sql(database, """
                DROP ROLE IF EXISTS nobody;
                CREATE ROLE nobody LOGIN PASSWORD 'poor';
                CREATE TABLE t (id int);
                CREATE SEQUENCE s;
                """);
        var poor = database.account(Optional.of("nobody"), Optional.of(Secret.of("poor")));
        try (var other = TestCluster.connect(database)) {
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
        var address = TestCluster.address().account(Optional.of("stranger"), Optional.of(Secret.of("hush")));

        // When, then
        assertThatThrownBy(() -> DatabaseProbe.of(address, List.of()).look(Clock.systemUTC()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("stranger")
                .hasMessageNotContaining("hush");
    }

    @Test
    void shouldCallALostConnectionCritical() throws Exception {
        // Given a question that ends its own session
        var database = TestCluster.database();
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
        var database = TestCluster.database();
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
                "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
    }
}
