package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.journal.JournalPlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformancePlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformanceQuery;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.ExportText;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of the journal and the performance data, from the export to the verification. */
class ExportsTest {
    private static final String JOURNAL = "journal/journal.export.zst";

    @TempDir
    private Path folder;

    @Test
    void shouldVerifyWhatWasExported() throws Exception {
        // Given
        var plan = plan(VerificationLevel.STORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(report.status()).isEqualTo(Status.OK);
        var set = only(plan);
        assertThat(set.level()).isEqualTo(VerificationLevel.STORED);
        assertThat(set.manifest().journal().orElseThrow().entries()).isEqualTo(2);
        assertThat(set.manifest().performance().orElseThrow().totalRows()).isPositive();
        assertThat(faults(plan, set)).isEmpty();
    }

    @Test
    void shouldVerifyByRestoring() throws Exception {
        // Given: no database, so that nothing but the exports is brought back
        var plan = plan(VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(only(plan).level()).isEqualTo(VerificationLevel.RESTORED);
    }

    @Test
    void shouldBeReadableByHand() throws Exception {
        // Given
        var plan = plan(VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));
        var set = Shop.folder(only(plan), folder);
        var script = Files.readString(set.resolve(SetReadme.PATH))
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("journal/journal.export") || line.startsWith("journalctl"))
                .map(line -> line.replace("/tmp/", folder + "/"))
                .toList();

        // When
        var shown = Command.of("bash", "-c", "set -euo pipefail\n" + String.join("\n", script))
                .in(set)
                .output(Duration.ofMinutes(1));

        // Then
        assertThat(script).hasSize(2);
        assertThat(shown).contains("hello").contains("world");
    }

    @Test
    void shouldLookIntoEncryptedFilesWhereThereIsAKey() throws Exception {
        // Given
        var key = AgeKey.generate();
        var recipients = List.of(key.recipient());
        var open = plan(VerificationLevel.RESTORED).encrypted(recipients, Identities.parse("test", key.identity()));
        var closed = open.encrypted(recipients, Identities.none("it is elsewhere"));

        // When
        var report = new VerifiedBackup(open).run(Backups.context(folder));

        // Then
        assertThat(report.findings()).isEmpty();
        var set = only(open);
        assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED);
        assertThat(set.manifest().journal().orElseThrow().path()).isEqualTo(JOURNAL + ".age");
        for (var plan : List.of(open, closed)) {
            var seen = new StoredCheck(plan.catalog(), set.manifest(), Progress.unseen()).read(1);
            assertThat(seen.isWhole()).isTrue();
        }
        assertThat(Shop.folder(set, folder).resolve(SetReadme.PATH))
                .content()
                .contains("age -d -i \"$identity\" '" + JOURNAL + ".age' | zstd -q -dc | /lib/systemd/");
    }

    @Test
    void shouldFindOtherMessagesThanWereExported() throws Exception {
        // Given
        var plan = plan(VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));
        var set = only(plan);

        // When
        TamperedSet.change(Shop.folder(set, folder), JOURNAL, text -> text.replace("MESSAGE=hello", "MESSAGE=hallo"));
        TamperedSet.change(
                Shop.folder(set, folder),
                "performance/pg_settings.csv.zst",
                text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));

        // Then: each file is what its digest says, and not what was exported
        assertThat(faults(plan, only(plan)))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("journal: 2 entries, but other ones than were exported"))
                .anyMatch(
                        line -> line.contains("performance data pg_settings: ") && line.contains(" rows instead of "));
    }

    @Test
    void shouldFindAnExportThatIsNone() throws Exception {
        // Given
        var plan = plan(VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));

        // When
        TamperedSet.change(Shop.folder(only(plan), folder), JOURNAL, text -> text.substring(0, text.length() - 1));

        // Then
        assertThat(faults(plan, only(plan)))
                .singleElement()
                .asString()
                .endsWith("journal: the export ends within an entry");
    }

    @Test
    void shouldNotCountASetAsWholeWithoutItsParts() throws Exception {
        // Given: an empty folder of journal files, and a Prometheus that is not there
        var journal = new JournalPlan(List.of("shop"), Duration.ofDays(30), JournalSource.folder(folder));
        var performance = performance(Optional.of(WebAddress.of(URI.create("http://127.0.0.1:1/"))));
        var plan = plan(new ExportPlan(Optional.of(journal), Optional.of(performance)), VerificationLevel.STORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .extracting(Finding::seen)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("journal: is not there; journalctl says"),
                        line -> assertThat(line)
                                .startsWith("performance data: Prometheus at http://127.0.0.1:1 refuses connections"));
        assertThat(only(plan).level()).isEqualTo(VerificationLevel.NONE);
        assertThat(only(plan).manifest().contents())
                .noneMatch(file -> file.path().startsWith("journal/"));
    }

    @Test
    void shouldSayBeforehandWhatIsNotToBeHad() throws Exception {
        // Given
        var journal = new JournalPlan(List.of("shop"), Duration.ofDays(30), JournalSource.folder(folder));
        var performance = performance(Optional.of(WebAddress.of(URI.create("http://127.0.0.1:1/"))));
        var plan = plan(new ExportPlan(Optional.of(journal), Optional.of(performance)), VerificationLevel.STORED);

        // When
        Report report = new BackupDryRun(plan, Backups.context(folder)).report();

        // Then
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(Finding::subject)
                .containsExactly("journal", "performance data");
        assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
    }

    private List<String> faults(BackupPlan plan, BackupSet set) throws Exception {
        return new StoredCheck(plan.store(), set.manifest(), Progress.unseen())
                .read(1)
                .faults();
    }

    private static BackupSet only(BackupPlan plan) throws Exception {
        return plan.catalog().look().sets().get(0);
    }

    private BackupPlan plan(VerificationLevel level) throws Exception {
        var now = Instant.now();
        var files = Files.createDirectory(folder.resolve("journal"));
        new ExportText()
                .entry(now.minusSeconds(60), "MESSAGE", "hello", "_SYSTEMD_UNIT", "shop.service")
                .entry(now.minusSeconds(50), "MESSAGE", "world", "_SYSTEMD_UNIT", "shop.service")
                .journal(files);
        var journal = new JournalPlan(List.of("shop"), Duration.ofDays(30), JournalSource.folder(files));
        var exports = new ExportPlan(Optional.of(journal), Optional.of(performance(Optional.empty())));
        return plan(exports, level);
    }

    private static PerformancePlan performance(Optional<WebAddress> prometheus) {
        return new PerformancePlan(
                Duration.ofDays(1),
                Duration.ofMinutes(5),
                prometheus,
                List.of(new PerformanceQuery("up", "up", true)),
                Optional.of(TestCluster.address()));
    }

    private BackupPlan plan(ExportPlan exports, VerificationLevel level) {
        return new BackupPlan(
                        new FolderStore(folder.resolve("store")),
                        Backups.SERVICE,
                        Optional.empty(),
                        List.of(),
                        folder,
                        1,
                        level)
                .exporting(exports);
    }
}
