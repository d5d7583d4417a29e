package io.jenkins.plugins.upkeep.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.Shop;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drill says what is wrong with a backup, and can fail. */
class DrillTest {
    @TempDir
    Path folder;

    private BackupPlan backup;

    @BeforeEach
    void backUp() throws Exception {
        backup = Shop.plan(Shop.database(50), folder, VerificationLevel.STORED);
        Shop.backUp(backup, folder);
    }

    private DrillPlan plan(SetChoice choice, Duration rto, Duration rpo, SqlCheck... assertions) {
        return new DrillPlan(
                backup.catalog(),
                choice,
                Optional.empty(),
                2,
                Optional.of(rto),
                Optional.of(rpo),
                List.of(assertions),
                true,
                Optional.empty(),
                folder);
    }

    private Report drill(SqlCheck... assertions) throws Exception {
        return drill(SetChoice.newest(), assertions);
    }

    private Report drill(SetChoice choice, SqlCheck... assertions) throws Exception {
        var plan = plan(choice, Duration.ofHours(1), Duration.ofHours(1), assertions);
        return new DrRestoreTest(plan).run(Backups.context(folder));
    }

    private SetId set() throws Exception {
        return new SetId(backup.catalog().look().sets().get(0).manifest().id());
    }

    private Path setFolder() throws Exception {
        return Shop.folder(backup.catalog().look().sets().get(0), folder);
    }

    private static SqlCheck check(String sql) {
        return new SqlCheck(sql, sql, Optional.of(1.0), Optional.of(100.0));
    }

    @Test
    void shouldAskTheServicesQuestions() throws Exception {
        // Given
        var expected = Map.of(
                "SELECT count(*) FROM shop.customer", "",
                "SELECT count(*) FROM shop.purchase", "CRITICAL 150",
                "SELECT 0", "CRITICAL 0",
                "SELECT 'many'", "UNKNOWN its answer is no number but of type text",
                "SELECT NULL::int", "UNKNOWN its answer is NULL",
                "SELECT 'NaN'::float8", "UNKNOWN its answer is not a finite number",
                "SELECT id FROM shop.customer", "UNKNOWN its answer has several rows",
                "SELECT no_such_column", "UNKNOWN ERROR: column \"no_such_column\" does not exist",
                "DELETE FROM shop.customer RETURNING 1", "UNKNOWN ",
                "SELECT nextval('shop.customer_id_seq')", "UNKNOWN ERROR: cannot execute nextval() in a read-only");
        var checks = expected.keySet().stream().map(DrillTest::check).toArray(SqlCheck[]::new);

        // When
        var report = drill(checks);

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings()).hasSize(checks.length - 1).allSatisfy(finding -> {
            var asked = finding.subject().replaceFirst("^assertion ", "");
            assertThat(finding.severity() + " " + finding.seen()).startsWith(expected.get(asked));
        });
    }

    @Test
    void shouldProveTheSetThatItRestored() throws Exception {
        assertThat(drill(SetChoice.named(set())).status()).isEqualTo(Status.OK);
        assertThat(backup.catalog().find(set()).level()).isEqualTo(VerificationLevel.RESTORED);
        assertThat(drill(SetChoice.random()).status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldMissWhatItIsTooSlowOrTooOldFor() throws Exception {
        // When
        var plan = plan(SetChoice.newest(), Duration.ofMillis(1), Duration.ofMillis(1));
        var report = new DrRestoreTest(plan).run(Backups.context(folder));

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("recovery time", "recovery point");
    }

    @Test
    void shouldDoubtAClockThatIsBehind() throws Exception {
        // Given
        var context = Backups.context(folder);
        var early = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);

        // When
        var report = new DrRestoreTest(plan(SetChoice.newest(), Duration.ofHours(1), Duration.ofHours(1)))
                .run(new TaskContext(
                        context.task(),
                        context.service(),
                        early,
                        context.log(),
                        context.progress(),
                        context.workFolder(),
                        context.reportFolder(),
                        false));

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("from the future"));
    }

    @Test
    void shouldFailWithoutAVerifiedSet() throws Exception {
        // Given
        try (var files = Files.list(setFolder().resolve("verified"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }

        // Then
        assertThat(drill().status()).isEqualTo(Status.CRITICAL);
        assertThat(drill(SetChoice.named(set())).status()).isEqualTo(Status.OK);
        assertThat(catchThrowable(() -> drill(SetChoice.named(new SetId("20200101T000000Z-0000")))))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("there is none of this id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database/data-0001.sql.zst",
                "database/large-objects.sql.zst",
                "database/sequences.sql.zst",
                "database/globals.sql.zst",
                "database/schema.dump.zst",
                "files/documents.tar.zst",
                "files/documents.jsonl.zst"
            })
    void shouldNameAFileThatIsDamagedOrCut(String path) throws Exception {
        // Given
        var file = setFolder().resolve(path);
        var whole = Files.readAllBytes(file);
        var damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;

        // When
        Files.write(file, path.contains("s.") ? damaged : Arrays.copyOf(whole, whole.length / 2));
        var report = drill();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains(path));
    }

    @Test
    void shouldFailForADamagedManifestThatIsAskedFor() throws Exception {
        // Given
        var id = set();
        var manifest = setFolder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("shop", "shap"));

        // Then
        assertThat(drill(SetChoice.named(id)).status()).isEqualTo(Status.CRITICAL);
    }

    private void shouldFindTheChange(String path, UnaryOperator<String> change, String... seen) throws Exception {
        // Given
        TamperedSet.change(setFolder(), path, change);

        // When
        var report = drill();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.seen()).contains(seen));
    }

    @Test
    void shouldFindAChangedRow() throws Exception {
        shouldFindTheChange(
                "database/data-0001.sql.zst",
                text -> text.replace("customer 7\t", "customer 8\t"),
                "table shop.customer: has as many rows as it should, 50, but their content differs");
    }

    @Test
    void shouldFindAMissingTable() throws Exception {
        shouldFindTheChange(
                "database/sequences.sql.zst",
                text -> text + "DROP TABLE shop.empty;\n",
                "table shop.empty: is missing");
    }

    @Test
    void shouldFindAChangedSequence() throws Exception {
        shouldFindTheChange(
                "database/sequences.sql.zst",
                text -> text.replace("'shop.customer_id_seq', '50'", "'shop.customer_id_seq', '49'")
                        .replace("'shop.customer_id_seq', 50", "'shop.customer_id_seq', 49"),
                "sequence shop.customer_id_seq: stands at 49 instead of 50");
    }

    @Test
    void shouldFindAChangedLargeObject() throws Exception {
        shouldFindTheChange(
                "database/large-objects.sql.zst",
                text -> text.replace("61206c61", "61206c62"),
                "large objects: content");
    }

    @Test
    void shouldFindAnObjectTooMany() throws Exception {
        shouldFindTheChange(
                "database/sequences.sql.zst",
                text -> text + "CREATE VIEW shop.stranger AS SELECT 1;\n",
                "objects of kind view: 2 instead of 1");
    }

    @Test
    void shouldKeepWhatItFoundWhateverFailsAfterwards() throws Exception {
        // Given a changed row, an assertion that cuts its own connection, and a service that does not start
        TamperedSet.change(
                setFolder(), "database/data-0001.sql.zst", text -> text.replace("customer 7\t", "customer 8\t"));
        var application = new DrillConfig.Application(
                List.of("false"),
                Map.of(),
                URI.create("http://127.0.0.1:" + SmallService.freePort()),
                Duration.ofSeconds(20));
        var cut = check("SELECT pg_terminate_backend(pg_backend_pid())::int");
        var plan = new DrillPlan(
                backup.catalog(),
                SetChoice.newest(),
                Optional.empty(),
                2,
                Optional.empty(),
                Optional.empty(),
                List.of(cut),
                true,
                Optional.of(application),
                folder);

        // When
        var report = new DrRestoreTest(plan).run(Backups.context(folder));

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(finding -> finding.severity() + " " + finding.subject() + ": " + finding.seen())
                .anySatisfy(line -> assertThat(line).startsWith("CRITICAL set ").contains("their content differs"))
                .anySatisfy(line -> assertThat(line).startsWith("CRITICAL application false: ended with status 1"))
                .anySatisfy(line -> assertThat(line).startsWith("UNKNOWN assertions: was not looked at: "))
                .hasSize(3);
        assertThat(backup.catalog().find(set()).level()).isEqualTo(VerificationLevel.NONE);
    }

    @Test
    void shouldNameEveryDamagedPart() throws Exception {
        // Given
        for (var path : List.of("database/data-0001.sql.zst", "files/documents.tar.zst")) {
            var file = setFolder().resolve(path);
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        }

        // Then
        assertThat(drill().findings())
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.contains("database/data-0001.sql.zst"))
                .anyMatch(seen -> seen.contains("files/documents.tar.zst"));
    }

    @Test
    void shouldNotCallAnIncompleteSetWell() throws Exception {
        // Given
        var id = set();
        TamperedSet.problem(setFolder(), "file x: could not be read");

        // When
        var report = drill(SetChoice.named(id));

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .containsExactly("is incomplete: file x: could not be read");
    }

    @Test
    void shouldNoteThatASetDoesNotRestoreUntilItDoes() throws Exception {
        // Given two sets, of which the newer one is damaged
        Shop.backUp(backup, folder);
        var newer = set();
        var file = setFolder().resolve("database/data-0001.sql.zst");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        // When
        var failed = drill();

        // Then another is chosen from now on, and also a check of the stored bytes does not bring it back
        assertThat(failed.status()).isEqualTo(Status.CRITICAL);
        assertThat(backup.catalog().find(newer).level()).isEqualTo(VerificationLevel.NONE);
        var chosen = backup.catalog().look().newestVerified().orElseThrow();
        assertThat(chosen.manifest().id()).isNotEqualTo(newer.text());
        Files.write(file, whole);
        var manifest = backup.catalog().find(newer).manifest();
        backup.catalog().record(Verification.of(manifest, VerificationLevel.STORED, Instant.now()));
        assertThat(backup.catalog().find(newer).level()).isEqualTo(VerificationLevel.NONE);

        // When it restores
        assertThat(drill(SetChoice.named(newer)).status()).isEqualTo(Status.OK);

        // Then
        assertThat(backup.catalog().find(newer).level()).isEqualTo(VerificationLevel.RESTORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database/data-0001.sql.zst",
                "database/sequences.sql.zst",
                "database/globals.sql.zst",
                "database/schema.dump.zst",
                "files/documents.tar.zst"
            })
    void shouldNotBlameTheSetForADiskThatCannotBeRead(String path) throws Exception {
        // When
        var id = set();
        Report report;
        try (var disk = BadDisk.reading(setFolder().resolve(path))) {
            assertThat(disk).isNotNull();
            report = drill();
        }

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.findings()).extracting(Finding::seen).anyMatch(seen -> seen.contains("Input/output error"));
        assertThat(backup.catalog().find(id).level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldKeepWhatItSawWhenItCannotGoOn() throws Exception {
        // Given a changed row, and files that cannot be read after it
        var id = set();
        TamperedSet.change(
                setFolder(), "database/data-0001.sql.zst", text -> text.replace("customer 7\t", "customer 8\t"));

        // When
        Report report;
        try (var disk = BadDisk.reading(setFolder().resolve("files/documents.tar.zst"))) {
            assertThat(disk).isNotNull();
            report = drill();
        }

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.contains("their content differs"))
                .anyMatch(seen -> seen.contains("not all of it was compared"));
        assertThat(backup.catalog().find(id).failure()).isPresent();
    }

    @Test
    void shouldSayThatASetCouldNotBeSeen() throws Exception {
        // Given
        Shop.backUp(backup, folder);

        // When
        Report report;
        try (var disk = BadDisk.looking(setFolder())) {
            assertThat(disk).isNotNull();
            report = drill();
        }

        // Then: an older one restores, and that is not all there is to say
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    }
}
