package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.Upload;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup says of its set, of the older ones, and of what it was made from. */
class ProofTest {
    @TempDir
    Path folder;

    private FolderStore store() {
        return new FolderStore(folder.resolve("store"));
    }

    private Report backUp(DatabaseAddress database, Store store, VerificationLevel level) throws Exception {
        return new VerifiedBackup(Backups.plan(database, store, level)).run(Backups.context(folder));
    }

    private SetCatalog catalog() {
        return new SetCatalog(store(), Backups.SERVICE);
    }

    private BackupSet newest() throws Exception {
        return catalog().look().sets().get(0);
    }

    /** A store that gives half of a table's rows back, but for those who ask the medium. */
    private static class Rotting extends StoreInFront {
        Rotting(Store store) {
            super(store);
        }

        @Override
        public InputStream open(String key) throws UpkeepException {
            if (!key.contains("data-0001")) {
                return super.open(key);
            }
            try (var in = super.open(key)) {
                var bytes = in.readAllBytes();
                return new ByteArrayInputStream(bytes, 0, bytes.length / 2);
            } catch (IOException e) {
                throw new StoreException(key, e);
            }
        }
    }

    @Test
    void shouldNoteThatASetDoesNotRestore() throws Exception {
        // Given an older set that is good
        var database = Shop.database(50);
        backUp(database, store(), VerificationLevel.STORED);
        var good = newest();

        // When
        var report = backUp(database, new Rotting(store()), VerificationLevel.RESTORED);

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict()).contains("does not restore to what was backed up");
        var failed = newest();
        assertThat(failed.level()).isEqualTo(VerificationLevel.NONE);
        assertThat(failed.failure().orElseThrow().failure().orElseThrow())
                .satisfies(failure -> assertThat(failure.level()).isEqualTo(VerificationLevel.RESTORED))
                .satisfies(failure -> assertThat(failure.reason()).contains("data-0001"));
        assertThat(catalog().look().newestVerified()).contains(good);
    }

    @Test
    void shouldSayThatAFailureCannotBeNoted() throws Exception {
        // Given
        var store = new Rotting(store()) {
            @Override
            public Upload create(String key) throws UpkeepException {
                if (key.contains("-failed")) {
                    throw new StoreException("store: Read-only file system", new IOException("Read-only file system"));
                }
                return super.create(key);
            }
        };

        // When
        var report = backUp(Shop.database(10), store, VerificationLevel.RESTORED);

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.contains("data-0001"))
                .anyMatch(seen -> seen.contains("that it failed cannot be noted") && seen.contains("Read-only"));
    }

    @Test
    void shouldNotBlameTheSetForADiskThatCannotBeRead() throws Exception {
        // Given
        var store = new StoreInFront(store()) {
            @Override
            public InputStream open(String key) throws UpkeepException {
                return key.contains("data-0001") ? new FolderStore(Path.of("/proc/self")).open("mem") : super.open(key);
            }
        };

        // When
        var report = backUp(Shop.database(10), store, VerificationLevel.RESTORED);

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).contains("is stored and was read back, but could not be restored on this machine");
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("Input/output error"));
        assertThat(newest().level()).isEqualTo(VerificationLevel.STORED);
        assertThat(newest().failure()).isEmpty();
    }

    @Test
    void shouldReportOlderSetsThatCannotBeBelievedOrSeen() throws Exception {
        // Given
        var database = Shop.database(10);
        backUp(database, store(), VerificationLevel.STORED);
        var damaged = Shop.folder(newest(), folder).resolve("manifest.json");
        Files.writeString(damaged, Files.readString(damaged).replaceFirst("shop", "shap"));
        backUp(database, store(), VerificationLevel.STORED);

        // When
        Report report;
        try (var disk = BadDisk.reading(Shop.folder(newest(), folder).resolve("manifest.json"))) {
            assertThat(disk).isNotNull();
            report = backUp(database, store(), VerificationLevel.STORED);
        }

        // Then
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.UNKNOWN, Severity.WARNING);
        assertThat(report.findings().get(0).seen()).contains("Input/output error");
        assertThat(report.findings().get(1).seen()).contains("is damaged");
        assertThat(report.verdict()).contains("is stored and was read back; see the findings");
    }

    @Test
    void shouldDoubtABackupOfNothing() throws Exception {
        // Given
        var database = TestCluster.database();

        // When there are no tables, then empty ones, then rows, then none again
        var none = backUp(database, store(), VerificationLevel.STORED);
        TestCluster.sql(database, "CREATE TABLE t (id int)");
        var empty = backUp(database, store(), VerificationLevel.STORED);
        TestCluster.sql(database, "INSERT INTO t VALUES (1)");
        var filled = backUp(database, store(), VerificationLevel.STORED);
        var before = newest().manifest().id();
        TestCluster.sql(database, "TRUNCATE t");
        var dropped = backUp(database, store(), VerificationLevel.STORED);
        TestCluster.sql(database, "DROP TABLE t");
        var gone = backUp(database, store(), VerificationLevel.STORED);

        // Then
        assertDoubt(none, "has no tables of its own");
        assertThat(empty.findings()).isEmpty();
        assertThat(filled.findings()).isEmpty();
        assertDoubt(dropped, "has 0 rows in all its tables; set " + before + " before it held 1");
        assertDoubt(gone, "has no tables of its own");
    }

    private static void assertDoubt(Report report, String seen) {
        assertThat(report.status()).isEqualTo(Status.WARNING);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.seen()).contains(seen);
            assertThat(finding.action()).contains("database.url");
        });
    }
}
