package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.testing.CutProxy;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do to a backup: one line, and nothing in the store. */
class DatabaseFailuresTest {
    private static final AtomicInteger ROLES = new AtomicInteger();
    private static final String PASSWORD = "s3cr%t '\"$ pässword";

    @TempDir
    Path folder;

    private static DatabaseAddress as(DatabaseAddress address, String role, String rights) {
        TestCluster.sql(
                address,
                "CREATE ROLE %s LOGIN PASSWORD '%s'; %s"
                        .formatted(role, PASSWORD.replace("'", "''"), rights.formatted(role)));
        return address.account(Optional.of(role), Optional.of(Secret.of(PASSWORD)));
    }

    private static String role() {
        return "upk_failures_" + ROLES.incrementAndGet();
    }

    private void shouldRefuse(DatabaseAddress address, String... words) {
        // When
        var plan = Shop.plan(address, folder, VerificationLevel.STORED);
        var problem = catchThrowable(() -> new VerifiedBackup(plan).run(Backups.context(folder)));

        // Then
        assertThat(problem)
                .isInstanceOf(UpkeepException.class)
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1)
                .doesNotContain(PASSWORD);
        assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GRANT USAGE ON SCHEMA shop TO %1$s; GRANT SELECT ON shop.customer, shop.empty TO %1$s | shop.purchase
            GRANT pg_read_all_data TO %1$s; ALTER TABLE shop.customer ENABLE ROW LEVEL SECURITY   | shop.customer
            GRANT USAGE ON SCHEMA shop TO %1$s; GRANT SELECT ON shop.customer, shop.empty, shop.purchase TO %1$s \
                                                                                                  | shop.customer_id_seq
            GRANT pg_read_all_data TO %1$s                                                        | large object
            """)
    void shouldRefuseToBackUpLessThanAll(String rights, String named) {
        // Given
        var database = Shop.database(10);

        shouldRefuse(as(database, role(), rights), named);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 500, 2_000, 20_000, 60_000, 120_000, 400_000})
    void shouldSurviveAConnectionThatBreaks(long bytes) {
        // Given
        var database = Shop.database(10_000);
        try (var proxy = CutProxy.before(database, bytes)) {
            shouldRefuse(proxy.address(), ": ");
            assertThat(proxy.hasCut()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy tables", "files of documents"})
    void shouldSurviveAServerThatIsKilled(String moment) throws Exception {
        // Given
        try (var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()))) {
            TestCluster.sql(
                    cluster.address(), "CREATE TABLE t AS SELECT md5(n::text) FROM generate_series(1, 50000) n");
            var plan = Shop.plan(cluster.address(), folder, VerificationLevel.STORED);
            Progress killing = (name, total, unit) -> {
                if (name.equals(moment)) {
                    ProcessHandle.of(cluster.pid()).ifPresent(ProcessHandle::destroyForcibly);
                }
                return Progress.unseen().begin(name, total, unit);
            };

            // When
            var problem = catchThrowable(() -> new VerifiedBackup(plan).run(with(killing)));

            // Then: what was copied before the server died is a good backup
            if (problem == null) {
                assertThat(plan.catalog().look().sets()).hasSize(1);
            } else {
                assertThat(problem)
                        .isInstanceOf(UpkeepException.class)
                        .message()
                        .hasLineCount(1);
                assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
            }
        }
    }

    private TaskContext with(Progress progress) {
        var context = Backups.context(folder);
        return new TaskContext(
                context.task(),
                context.service(),
                context.clock(),
                context.log(),
                progress,
                context.workFolder(),
                context.reportFolder(),
                false);
    }

    @Test
    void shouldSayThatTheServerIsGone() throws Exception {
        var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()));
        var address = cluster.address();
        cluster.close();

        shouldRefuse(address, "refused");
    }

    @Test
    void shouldSayThatThePasswordIsWrong() {
        var database = TestCluster.database();

        shouldRefuse(database.account(database.user(), Optional.of(Secret.of(PASSWORD))), "password");
    }

    @Test
    void shouldSayThatTheDatabaseIsMissing() {
        shouldRefuse(TestCluster.address().database("no such = 'database'"), "no such = 'database'", "does not exist");
    }
}
