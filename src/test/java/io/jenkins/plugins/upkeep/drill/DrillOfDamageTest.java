package io.jenkins.plugins.upkeep.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Status;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** A drill names what is damaged or otherwise than it was. */
class DrillOfDamageTest {
    @TempDir
    Path folder;

    private ShopDrill shop;

    @BeforeEach
    void backUp() throws Exception {
        shop = ShopDrill.of(folder);
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
        var file = shop.setFolder().resolve(path);
        var whole = Files.readAllBytes(file);
        var damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;

        // When
        Files.write(file, path.contains("s.") ? damaged : Arrays.copyOf(whole, whole.length / 2));
        var report = shop.drill();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains(path));
    }

    @Test
    void shouldFailForADamagedManifestThatIsAskedFor() throws Exception {
        // Given
        var id = shop.set();
        var manifest = shop.setFolder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("shop", "shap"));

        // Then
        assertThat(shop.drill(SetChoice.named(id)).status()).isEqualTo(Status.CRITICAL);
    }

    private void shouldFindTheChange(String path, UnaryOperator<String> change, String... seen) throws Exception {
        // Given
        TamperedSet.change(shop.setFolder(), path, change);

        // When
        var report = shop.drill();

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
                shop.setFolder(), "database/data-0001.sql.zst", text -> text.replace("customer 7\t", "customer 8\t"));
        var application = new DrillConfig.Application(
                List.of("false"),
                Map.of(),
                URI.create("http://127.0.0.1:" + SmallService.freePort()),
                Duration.ofSeconds(20));
        var cut = ShopDrill.check("SELECT pg_terminate_backend(pg_backend_pid())::int");
        var plan = new DrillPlan(
                shop.catalog(),
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
        assertThat(shop.catalog().find(shop.set()).level()).isEqualTo(VerificationLevel.NONE);
    }

    @Test
    void shouldNameEveryDamagedPart() throws Exception {
        // Given
        for (var path : List.of("database/data-0001.sql.zst", "files/documents.tar.zst")) {
            var file = shop.setFolder().resolve(path);
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        }

        // Then
        assertThat(shop.drill().findings())
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.contains("database/data-0001.sql.zst"))
                .anyMatch(seen -> seen.contains("files/documents.tar.zst"));
    }

    @Test
    void shouldNoteThatASetDoesNotRestoreUntilItDoes() throws Exception {
        // Given two sets, of which the newer one is damaged
        shop.backUpAgain();
        var newer = shop.set();
        var file = shop.setFolder().resolve("database/data-0001.sql.zst");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        // When
        var failed = shop.drill();

        // Then another is chosen from now on, and also a check of the stored bytes does not bring it back
        assertThat(failed.status()).isEqualTo(Status.CRITICAL);
        assertThat(shop.catalog().find(newer).level()).isEqualTo(VerificationLevel.NONE);
        var chosen = shop.catalog().look().newestVerified().orElseThrow();
        assertThat(chosen.manifest().id()).isNotEqualTo(newer.text());
        Files.write(file, whole);
        var manifest = shop.catalog().find(newer).manifest();
        shop.catalog().record(Verification.of(manifest, VerificationLevel.STORED, Instant.now()));
        assertThat(shop.catalog().find(newer).level()).isEqualTo(VerificationLevel.NONE);

        // When it restores
        assertThat(shop.drill(SetChoice.named(newer)).status()).isEqualTo(Status.OK);

        // Then
        assertThat(shop.catalog().find(newer).level()).isEqualTo(VerificationLevel.RESTORED);
    }
}
