package io.jenkins.plugins.upkeep.backup.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of PostgreSQL's statistics, and that no secret is among it. */
class StatisticsExportTest {
    @TempDir
    private Path folder;

    @Test
    void shouldExportTheViewsThatTheServerHas() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE \"a,\"\"b\nc\" (id int PRIMARY KEY)");

        // When
        var seen = Exported.of(plan(database), Instant.now(), folder);

        // Then
        assertThat(seen.outcome().problems()).isEmpty();
        assertThat(seen.outcome().evidence().statistics()).isPresent();
        assertThat(seen.outcome().evidence().files())
                .extracting(ExportEvidence::name)
                .contains(
                        "pg_stat_database",
                        "pg_stat_user_tables",
                        "pg_stat_user_indexes",
                        "pg_statio_user_tables",
                        "pg_stat_bgwriter",
                        "pg_settings",
                        "relation_sizes");
        assertThat(seen.evidence("pg_stat_user_tables").rows()).isOne();
        assertThat(seen.text("pg_stat_user_tables")).contains("\"a,\"\"b\nc\"");
        assertThat(seen.evidence("relation_sizes").rows()).isEqualTo(2);
        assertCountsAgain(seen);
    }

    private static void assertCountsAgain(Exported seen) {
        for (var file : seen.outcome().evidence().files()) {
            var counter = new RecordCounter();
            for (var one : seen.files().get(file.path()).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                counter.take(new byte[] {one}, 0, 1);
            }
            var rows = counter.end().orElseThrow();
            assertThat(List.of(rows.rows(), rows.digest())).isEqualTo(List.of(file.rows(), file.fingerprint()));
        }
    }

    @Test
    void shouldKeepSecretsOutOfTheSet() throws Exception {
        // Given
        var settings = ClusterSettings.of(TestCluster.programs())
                .parameter("shared_preload_libraries", "pg_stat_statements")
                .parameter("archive_command", "true hidden-1")
                .parameter("primary_conninfo", "password=hidden-2")
                .parameter("shop.key", "hidden-3");
        try (var cluster = PostgresCluster.start(settings)) {
            try (var connection = TestCluster.connect(cluster.address())) {
                Sql.execute(connection, "CREATE EXTENSION pg_stat_statements");
                Sql.execute(connection, "CREATE ROLE one PASSWORD 'hidden-4'");
                Sql.execute(connection, "/* a note */ ALTER ROLE one PASSWORD 'hidden-5'");
                Sql.execute(connection, "-- note\nSELECT count(*) FROM pg_class WHERE relname = 'hidden-6'");
                Sql.execute(connection, "DO $do$ BEGIN PERFORM 'hidden-7'; END $do$");
                Sql.execute(connection, "SET shop.key = 'hidden-8'");
            }

            // When
            var seen = Exported.of(plan(cluster.address()), Instant.now(), folder);

            // Then
            assertThat(seen.outcome().problems()).isEmpty();
            assertThat(seen.text("pg_stat_statements"))
                    .contains("(left out)")
                    .contains("SELECT count(*) FROM pg_class WHERE relname = $1");
            assertThat(seen.text("pg_settings")).contains("archive_command").contains("shared_preload_libraries");
            assertThat(seen.files().values()).noneMatch(text -> text.contains("hidden-"));
        }
    }

    @Test
    void shouldSayThatStatementsAreNotCounted() throws Exception {
        // Given: the extension without its library
        var database = TestCluster.database();
        TestCluster.sql(
                database, "CREATE SCHEMA \"my stats\"; CREATE EXTENSION pg_stat_statements SCHEMA \"my stats\"");

        // When
        var seen = Exported.of(plan(database), Instant.now(), folder);

        // Then
        assertThat(seen.outcome().problems()).isEmpty();
        assertThat(seen.text("pg_stat_statements")).isNull();
        assertThat(seen.outcome().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("not loaded"));
    }

    @Test
    void shouldNotWaitForWhoeverHasATableLocked() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE busy (id int PRIMARY KEY); CREATE TABLE free (id int)");
        try (var other = TestCluster.connect(database)) {
            other.setAutoCommit(false);
            Sql.execute(other, "LOCK TABLE busy");

            // When
            var seen = Exported.of(plan(database), Instant.now(), folder);

            // Then
            assertThat(seen.outcome().problems()).isEmpty();
            assertThat(seen.text("relation_sizes"))
                    .contains("public,busy,r,,-1,0,,\n")
                    .contains("public,free,r,,-1,0,0,0");
        }
    }

    @Test
    void shouldTellOfADatabaseThatIsNotThere() throws Exception {
        // When
        var seen = Exported.of(plan(TestCluster.address().database("nowhere")), Instant.now(), folder);

        // Then
        assertThat(seen.files()).isEmpty();
        assertThat(seen.outcome().problems())
                .singleElement()
                .asString()
                .startsWith("statistics of database ")
                .contains("nowhere");
    }

    private static PerformancePlan plan(DatabaseAddress database) {
        return new PerformancePlan(
                Duration.ofDays(1), Duration.ofMinutes(5), Optional.empty(), List.of(), Optional.of(database));
    }
}
