package io.jenkins.plugins.upkeep.health.postgres;

import static io.jenkins.plugins.upkeep.health.postgres.Asking.ask;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.find;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.isThere;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.only;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.Standby;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of a real primary with a real standby that falls behind. */
class ReplicationTest {
    private static final Limit STRICT = Limit.most(0.5, 3600);

    @Test
    void shouldMeasureAStandbyThatFallsBehind() throws Exception {
        try (var standby = Standby.start()) {
            // Given
            awaitFollowing(standby);
            TestCluster.sql(standby.second(), "SELECT pg_wal_replay_pause()");
            TestCluster.sql(standby.first(), "CREATE TABLE t AS SELECT generate_series(1, 10000) AS id");

            // When writes go on
            await().atMost(30, SECONDS).until(() -> {
                TestCluster.sql(standby.first(), "INSERT INTO t VALUES (1)");
                return severity(standby.first()) == Severity.WARNING && severity(standby.second()) == Severity.WARNING;
            });
            var sent = only(ask(standby.first(), new Replication(STRICT)));
            var replayed = only(ask(standby.second(), new Replication(STRICT)));
            TestCluster.sql(standby.second(), "SELECT pg_wal_replay_resume()");

            // Then both sides tell, and all is well once it goes on
            assertThat(sent.subject()).isEqualTo("database replication to standby second");
            assertThat(sent.seen()).matches(".* and .*B behind");
            assertThat(replayed.seen()).endsWith("receiving from its primary, its replay is paused");
            assertThat(replayed.action()).contains("pg_wal_replay_resume()");
            await().atMost(30, SECONDS).until(() -> severity(standby.second()) == Severity.INFO);
        }
    }

    private static Severity severity(DatabaseAddress server) throws Exception {
        return only(ask(server, new Replication(STRICT))).severity();
    }

    @Test
    void shouldNotTakeAQuietPrimaryForAStandbyThatIsBehind() throws Exception {
        try (var standby = Standby.start()) {
            // Given a standby that has never replayed a transaction, and one that comes while it is paused
            awaitFollowing(standby);
            var strict = new Replication(Limit.most(0, 3600));
            TestCluster.sql(standby.second(), "SELECT pg_wal_replay_pause()");
            TestCluster.sql(standby.first(), "CREATE TABLE t (id int)");
            await().atMost(20, SECONDS)
                    .until(() -> only(ask(standby.second(), strict)).severity() == Severity.WARNING);

            // When it has replayed all
            TestCluster.sql(standby.second(), "SELECT pg_wal_replay_resume()");

            // Then
            await().atMost(20, SECONDS)
                    .until(() -> only(ask(standby.second(), strict)).severity() == Severity.INFO);
        }
    }

    @Test
    void shouldMissAStandbyThatIsGone() throws Exception {
        // Given a server that had two standbys yesterday
        var database = TestCluster.database();
        var numbers = List.of(new EarlierRun.Measured("database_standbys", "", 2));
        var yesterday = new EarlierRun("shop", Instant.now().minusSeconds(86_400), Status.OK, List.of(), numbers);

        // When
        var result = DatabaseProbe.of(database, List.of())
                .knowing(new History(List.of(yesterday)))
                .look(Clock.systemUTC());

        // Then
        var finding = find(result, "database standbys");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("0 connected, 2 at the last check");
        assertThat(only(ask(database, new Standbys(History.none()))).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldFindASlotThatNobodyUses() throws Exception {
        try (var standby = Standby.start()) {
            // Given
            var database = standby.first();
            assertThat(only(ask(database, ReplicationSlots.question())).seen()).isEqualTo("0 B: no slot is unused");
            TestCluster.sql(database, "SELECT pg_create_physical_replication_slot('forgotten', true)");
            TestCluster.sql(database, "CREATE TABLE t AS SELECT generate_series(1, 100000) AS id");

            // When
            var finding = only(ask(database, ReplicationSlots.question(Limit.most(1e6, 1e12))));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).endsWith("kept for slot forgotten, which nobody uses");
            assertThat(only(ask(database, ReplicationSlots.question())).severity())
                    .isEqualTo(Severity.INFO);
        }
    }

    private static void awaitFollowing(Standby standby) {
        await().atMost(20, SECONDS)
                .until(() -> isThere(standby.first(), "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'"));
    }
}
