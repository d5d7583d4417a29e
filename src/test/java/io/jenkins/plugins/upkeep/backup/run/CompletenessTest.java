package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.postgres.Standby;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not in a set is said, and what should be in it and is not makes it incomplete. */
class CompletenessTest {
    private static final String SUBSCRIPTION =
            "CREATE SUBSCRIPTION upk_sub CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false)";
    private static final String MAPPING = """
            CREATE FOREIGN DATA WRAPPER upk_wrapper; CREATE SERVER upk_server FOREIGN DATA WRAPPER upk_wrapper;
            CREATE USER MAPPING FOR PUBLIC SERVER upk_server OPTIONS (password 'upk secret')""";

    @TempDir
    Path folder;

    private static DatabaseAddress reader(DatabaseAddress database, String role) {
        TestCluster.sql(
                database, "CREATE ROLE %1$s LOGIN PASSWORD 'x'; GRANT pg_read_all_data TO %1$s".formatted(role));
        return database.account(Optional.of(role), Optional.of(Secret.of("x")));
    }

    private Report run(BackupPlan plan) throws Exception {
        return new VerifiedBackup(plan).run(Backups.context(folder));
    }

    private BackupPlan plan(DatabaseAddress address, VerificationLevel level) {
        return Backups.plan(address, folder.resolve("store"), level);
    }

    private static void assertIncomplete(Report report, BackupPlan plan, String what) throws Exception {
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.severity() + finding.seen())
                        .startsWith("CRITICAL")
                        .contains(what)
                        .doesNotContain("upk secret"));
        assertThat(plan.catalog().look().sets()).singleElement().satisfies(set -> {
            assertThat(set.level()).isEqualTo(VerificationLevel.NONE);
            assertThat(set.manifest().problems()).singleElement().asString().contains(what);
        });
    }

    @Test
    void shouldCallASetIncompleteWhenPgDumpWarnsOfWhatItLeavesOut() throws Exception {
        // Given a subscription, and a role that may not see it
        var database = TestCluster.database();
        TestCluster.sql(database, SUBSCRIPTION);
        var plan = plan(reader(database, "upk_no_subscriptions"), VerificationLevel.STORED);

        // When
        var report = run(plan);

        // Then
        assertIncomplete(report, plan, "subscriptions not dumped because current user is not a superuser");
    }

    @Test
    void shouldCallASetIncompleteThatLacksThePasswordOfAUserMapping() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, MAPPING);
        var plan = plan(reader(database, "upk_no_mappings"), VerificationLevel.STORED);

        // When
        var report = run(plan);

        // Then
        assertIncomplete(report, plan, "1 user mapping, a password maybe (public at server upk_server)");
    }

    @Test
    void shouldBringSubscriptionsAndTheDatabasesOwnSettingsBack() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, SUBSCRIPTION);
        TestCluster.sql(database, MAPPING);
        TestCluster.sql(database, """
                CREATE TABLE word (text text);
                CREATE ROLE upk_set_up;
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %1$I SET work_mem = 5000', current_database());
                    EXECUTE format('ALTER ROLE upk_set_up IN DATABASE %1$I SET work_mem = 6000', current_database());
                    EXECUTE format('REVOKE CONNECT ON DATABASE %1$I FROM PUBLIC', current_database());
                    EXECUTE format('COMMENT ON DATABASE %1$I IS %2$L', current_database(), 'own words');
                END $$""");
        var plan = plan(database, VerificationLevel.RESTORED);

        // When
        var report = run(plan);

        // Then
        assertThat(report.findings())
                .extracting(Finding::severity, Finding::seen)
                .containsExactly(tuple(
                        Severity.INFO, "1 subscription will be disabled and unconnected after a restore: upk_sub"));
        assertThat(plan.catalog().look().sets())
                .singleElement()
                .extracting(BackupSet::level)
                .isEqualTo(VerificationLevel.RESTORED);
    }

    @Test
    void shouldPassOverAWarningThatEverybodyGetsWhoConnects() throws Exception {
        // Given a database whose collations were made by another version of the library
        var database = TestCluster.address().database("upk_collation");
        TestCluster.sql(
                TestCluster.address(),
                "CREATE DATABASE upk_collation TEMPLATE template0 LOCALE_PROVIDER icu"
                        + " ICU_LOCALE 'en' LOCALE 'C.UTF-8'");
        TestCluster.sql(
                TestCluster.address(), "UPDATE pg_database SET datcollversion = '1.1' WHERE datname = 'upk_collation'");
        TestCluster.sql(database, "CREATE TABLE word (text text)");

        // When
        var report = run(plan(database, VerificationLevel.STORED));

        // Then
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.seen()).contains("collation version mismatch");
        });
    }

    @Test
    void shouldVerifyASetFromAStandbyAndNameTheRowsThatItCannotHave() throws Exception {
        // Given
        var settings = ClusterSettings.of(TestCluster.programs())
                .parameter("wal_level", "replica")
                .parameter("max_wal_senders", "5");
        try (var primary = PostgresCluster.start(settings)) {
            TestCluster.sql(primary.address(), """
                    CREATE TABLE kept (id int); INSERT INTO kept SELECT generate_series(1, 100);
                    CREATE UNLOGGED TABLE quick (id serial PRIMARY KEY); INSERT INTO quick DEFAULT VALUES""");
            try (var standby = Standby.of(primary.address(), TestCluster.programs())) {
                await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> hasTable(standby.address()));
                var plan = plan(standby.address(), VerificationLevel.RESTORED);

                // When
                var report = run(plan);

                // Then
                assertThat(report.findings())
                        .extracting(Finding::severity, Finding::seen)
                        .containsExactly(tuple(
                                Severity.WARNING,
                                "the rows of 1 unlogged table are not in the set, since a standby does not have them:"
                                        + " public.quick"));
                assertThat(plan.catalog().look().sets())
                        .singleElement()
                        .satisfies(set -> assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED));
            }
        }
    }

    private static boolean hasTable(DatabaseAddress address) throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, "SELECT count(*) FROM kept", row -> row.getInt(1))
                            .get(0)
                    == 100;
        }
    }

    @Test
    void shouldSayWhatToSetWhenTheLockTableIsFull() throws Exception {
        // Given a server with room for few locks
        try (var cluster = PostgresCluster.start(fewLocks())) {
            tables(cluster.address(), 3_000);

            // When
            var plan = plan(cluster.address(), VerificationLevel.STORED);

            // Then
            assertThatThrownBy(() -> run(plan))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageMatching("database .*: its lock table is full: 3,000 tables to lock, and room for \\d+"
                            + " locks \\(max_locks_per_transaction = 10\\); set max_locks_per_transaction to \\d+"
                            + " or more and restart the server");
            assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
        }
    }

    @Test
    void shouldWarnThatThereIsLittleRoomForLocks() throws Exception {
        // Given a server with hardly more locks than tables
        try (var cluster = PostgresCluster.start(fewLocks())) {
            tables(cluster.address(), 800);

            // When
            var report = run(plan(cluster.address(), VerificationLevel.STORED));

            // Then
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.action()).startsWith("set max_locks_per_transaction to ");
            });
        }
    }

    private static ClusterSettings fewLocks() {
        return ClusterSettings.of(TestCluster.programs())
                .parameter("max_locks_per_transaction", "10")
                .parameter("max_connections", "100");
    }

    /** Made one by one, as each takes locks until it is committed. */
    private static void tables(DatabaseAddress address, int count) {
        TestCluster.sql(address, """
                DO $$ BEGIN FOR n IN 1..%d LOOP EXECUTE 'CREATE TABLE t' || n || ' (id int)'; COMMIT; END LOOP; END $$
                """.formatted(count));
    }
}
