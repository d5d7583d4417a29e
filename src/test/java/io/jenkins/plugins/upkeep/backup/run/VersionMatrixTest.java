package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.restore.Only;
import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.backup.restore.RestoreRequest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.ComparisonScope;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.Scratch;
import io.jenkins.plugins.upkeep.testing.ServerVersion;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers of each version that Upkeep knows are backed up, proved and restored, in both formats. See bin/matrix. */
class VersionMatrixTest {
    private static final String TABLES = """
            CREATE TYPE mood AS ENUM ('well', 'ill');
            CREATE TABLE customer (
                id serial PRIMARY KEY, name text NOT NULL, mood mood, size int GENERATED ALWAYS AS (length(name)) STORED);
            INSERT INTO customer (name, mood) SELECT 'c' || n, 'ill' FROM generate_series(1, 500) n;
            CREATE TABLE purchase (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int NOT NULL REFERENCES customer,
                made timestamptz DEFAULT now());
            INSERT INTO purchase (customer) SELECT 1 + n % 500 FROM generate_series(1, 2000) n;
            CREATE TABLE diary (id int, day int, PRIMARY KEY (id, day)) PARTITION BY LIST (day);
            CREATE TABLE diary1 PARTITION OF diary FOR VALUES IN (1);
            CREATE TABLE diary2 PARTITION OF diary FOR VALUES IN (2);
            INSERT INTO diary SELECT n, 1 + n % 2 FROM generate_series(1, 100) n;
            CREATE MATERIALIZED VIEW sums AS SELECT count(*) FROM diary;
            SELECT lo_from_bytea(0, 'a large object');
            COMMENT ON TABLE diary IS 'days';
            """;

    @ParameterizedTest(name = "PostgreSQL {0}, format {1}")
    @CsvSource({
        "15, copy",
        "15, pg_dump",
        "16, copy",
        "16, pg_dump",
        "17, copy",
        "17, pg_dump",
        "18, copy",
        "18, pg_dump"
    })
    void shouldBackUpProveAndRestore(int major, String format) throws Exception {
        // Given
        var folder = Files.createTempDirectory("upkeepmatrix");
        try {
            var programs = ServerVersion.programs(major, folder);
            assertThat(programs.server().orElseThrow().major()).isEqualTo(major);
            backUpProveAndRestore(programs, folder, format.equals("pg_dump"));
        } finally {
            Scratch.remove(folder);
        }
    }

    private static void backUpProveAndRestore(PostgresPrograms programs, Path folder, boolean archive)
            throws Exception {
        try (var cluster = PostgresCluster.start(ClusterSettings.of(programs))) {
            var source = database(cluster, "source");
            TestCluster.sql(source, TABLES);
            var plan = plan(source, programs.folder(), folder, archive);

            // When
            var report = new VerifiedBackup(plan).run(Backups.context(folder));

            // Then
            assertThat(report.status()).as("%s", report.findings()).isEqualTo(Status.OK);
            restore(plan, database(cluster, "whole"), programs, List.of(), Only.ALL, folder);
            restore(plan, database(cluster, "piece"), programs, List.of("diary"), Only.ALL, folder);
            var halves = database(cluster, "halves");
            restore(plan, halves, programs, List.of(), Only.SCHEMA, folder);
            restore(plan, halves, programs, List.of(), Only.DATA, folder);
        }
    }

    private static DatabaseAddress database(PostgresCluster cluster, String name) {
        TestCluster.sql(cluster.address(), "CREATE DATABASE " + name);
        return cluster.address().database(name);
    }

    private static BackupPlan plan(DatabaseAddress source, Path programs, Path folder, boolean archive) {
        var copies = Backups.plan(source, folder.resolve("store"), VerificationLevel.RESTORED);
        var database = new BackupPlan.DatabasePlan(source, Optional.of(programs), 2, false, false, archive);
        return copies.with(database);
    }

    private static void restore(
            BackupPlan plan,
            DatabaseAddress target,
            PostgresPrograms programs,
            List<String> tables,
            Only only,
            Path folder)
            throws Exception {
        var manifest = plan.catalog().look().sets().get(0).manifest();
        var reader = new SetReader(plan.store(), manifest.place());
        var request = new RestoreRequest(target, true, 2, tables, only, false, Optional.empty());
        var outcome = new RestoreInto(reader, manifest, request)
                .run(
                        PostgresBinaries.in(List.of(programs.folder())),
                        Files.createTempDirectory(folder, "restore"),
                        new Phases(),
                        Progress.unseen(),
                        line -> {});
        var scope = new ComparisonScope(outcome.portion(), true);
        assertThat(new DatabaseComparison(manifest.database().orElseThrow(), target, 2, Progress.unseen(), scope)
                        .differences())
                .isEmpty();
    }
}
