package io.jenkins.plugins.upkeep.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill asks, measures and proves, and can fail. */
class DrillTest {
    @TempDir
    Path folder;

    private ShopDrill shop;

    @BeforeEach
    void backUp() throws Exception {
        shop = ShopDrill.of(folder);
    }

    @Test
    void shouldCountTheTimeThatItTookToBringTheSet() throws Exception {
        // When
        var report = shop.after(Duration.ofMinutes(90)).drill();

        // Then
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::subject)
                .isEqualTo("recovery time");
        var section = (DrillSection) report.section().orElseThrow();
        assertThat(section.phases()).containsEntry("fetch", 5400.0);
        assertThat(section.rtoSeconds()).isGreaterThan(5400);
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
        var checks = expected.keySet().stream().map(ShopDrill::check).toArray(SqlCheck[]::new);

        // When
        var report = shop.drill(checks);

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings()).hasSize(checks.length - 1).allSatisfy(finding -> {
            var asked = finding.subject().replaceFirst("^assertion ", "");
            assertThat(finding.severity() + " " + finding.seen()).startsWith(expected.get(asked));
        });
    }

    @Test
    void shouldProveTheSetThatItRestored() throws Exception {
        assertThat(shop.drill(SetChoice.named(shop.set())).status()).isEqualTo(Status.OK);
        assertThat(shop.catalog().find(shop.set()).level()).isEqualTo(VerificationLevel.RESTORED);
        assertThat(shop.drill(SetChoice.random()).status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldMissWhatItIsTooSlowOrTooOldFor() throws Exception {
        // When
        var plan = shop.plan(SetChoice.newest(), Duration.ofMillis(1), Duration.ofMillis(1));
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
        var report = new DrRestoreTest(shop.plan(SetChoice.newest(), Duration.ofHours(1), Duration.ofHours(1)))
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
        try (var files = Files.list(shop.setFolder().resolve("verified"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }

        // Then
        assertThat(shop.drill().status()).isEqualTo(Status.CRITICAL);
        assertThat(shop.drill(SetChoice.named(shop.set())).status()).isEqualTo(Status.OK);
        assertThat(catchThrowable(() -> shop.drill(SetChoice.named(new SetId("20200101T000000Z-0000")))))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("there is none of this id");
    }

    @Test
    void shouldNotCallAnIncompleteSetWell() throws Exception {
        // Given
        var id = shop.set();
        TamperedSet.problem(shop.setFolder(), "file x: could not be read");

        // When
        var report = shop.drill(SetChoice.named(id));

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .containsExactly("is incomplete: file x: could not be read");
    }
}
