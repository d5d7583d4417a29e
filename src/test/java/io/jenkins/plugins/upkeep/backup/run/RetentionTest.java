package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.retention.Retention;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old sets go after a backup that is verified, and only then, and only those of its service. */
class RetentionTest {
    private static final Instant MONDAY = Instant.parse("2026-06-01T03:00:00Z");
    private static final Retention RULE = new Retention(3, 2, 2, 0);

    @TempDir
    Path folder;

    @BeforeEach
    void writeAFile() throws Exception {
        Files.writeString(folder.resolve("one.txt"), "one");
    }

    private Store store() {
        return new FolderStore(folder.resolve("store"));
    }

    private BackupPlan plan(String service, Store store, String path) {
        return plan(service, store, path, Optional.of(RULE));
    }

    private BackupPlan plan(String service, Store store, String path, Optional<Retention> rule) {
        return new BackupPlan(
                store,
                service,
                Optional.empty(),
                List.of(new FilesPart("documents", List.of(path))),
                ExportPlan.NONE,
                folder,
                1,
                VerificationLevel.STORED,
                rule);
    }

    private Report run(BackupPlan plan, int day) throws Exception {
        var clock = Clock.fixed(MONDAY.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        return new VerifiedBackup(plan).run(Backups.context(folder, clock));
    }

    private List<String> days(String service) throws UpkeepException {
        return plan(service, store(), "one.txt").catalog().look().sets().stream()
                .map(BackupSet::manifest)
                .map(manifest -> manifest.started().toString().substring(5, 10))
                .toList();
    }

    @Test
    void shouldKeepWhatTheRuleSaysOfEachServiceAlone() throws Exception {
        // Given two services whose names begin alike, one of which is backed up less often
        for (int day = 0; day < 45; day++) {
            run(plan("app", store(), "one.txt"), day);
            if (day % 20 == 0) {
                run(plan("app-test", store(), "one.txt"), day);
            }
        }

        // Then
        assertThat(days("app")).containsExactly("07-15", "07-14", "07-13", "07-12", "06-30");
        assertThat(days("app-test")).containsExactly("07-11", "06-21", "06-01");
    }

    @Test
    void shouldRemoveNothingWhileBackupsFail() throws Exception {
        // Given
        for (int day = 0; day < 3; day++) {
            run(plan("app", store(), "one.txt"), day);
        }

        // When days of backups fail
        for (int day = 3; day < 30; day += 5) {
            var report = run(plan("app", store(), "missing.txt"), day);
            assertThat(report.status()).isEqualTo(Status.CRITICAL);
        }

        // Then
        assertThat(days("app")).hasSize(9).endsWith("06-03", "06-02", "06-01");

        // When one succeeds
        var report = run(plan("app", store(), "one.txt"), 31);

        // Then the failed ones that it is a week newer than are gone
        assertThat(days("app")).containsExactly("07-02", "06-29", "06-03", "06-02");
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .allSatisfy(seen -> assertThat(seen).startsWith("was removed, since it is "));
    }

    @Test
    void shouldRemoveNothingWhenAClockJumpsAhead() throws Exception {
        // Given
        for (int day = 0; day < 3; day++) {
            run(plan("app", store(), "one.txt"), day);
        }

        // When one run has a clock that is years ahead, and the next has the right one again
        run(plan("app", store(), "one.txt"), 4000);
        run(plan("app", store(), "one.txt"), 3);

        // Then the set from the future counted as one that day, and takes nobody's place since
        assertThat(days("app")).containsExactly("05-14", "06-04", "06-03", "06-02");
    }

    @Test
    void shouldGoOnWhenOneCannotBeRemovedAndTryAgain() throws Exception {
        // Given
        for (int day = 0; day < 5; day++) {
            run(plan("app", store(), "one.txt", Optional.empty()), day);
        }
        var first =
                plan("app", store(), "one.txt").catalog().look().sets().get(4).manifest();
        var stubborn = new StoreInFront(store()) {
            @Override
            public void delete(String key) throws UpkeepException {
                if (key.contains(first.id())) {
                    throw new StoreException("store: cannot delete " + key, null);
                }
                super.delete(key);
            }
        };

        // When
        var report = run(plan("app", stubborn, "one.txt"), 5);

        // Then
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("set " + first.id()));
        assertThat(days("app")).containsExactly("06-06", "06-05", "06-04");
        assertThat(plan("app", store(), "one.txt").catalog().look().leaving()).hasSize(1);
        assertThat(run(plan("app", store(), "one.txt"), 6).status()).isEqualTo(Status.OK);
        assertThat(plan("app", store(), "one.txt").catalog().look().leaving()).isEmpty();
    }
}
