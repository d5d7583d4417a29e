package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of the files in a set. */
class FilesFindingsTest {
    @Test
    void shouldWarnOfContentThatIsInNoBackup(@TempDir Path folder, @TempDir Path other) throws Exception {
        // Given
        Files.createDirectory(folder.resolve("data"));
        for (int index = 0; index < 12; index++) {
            Files.createSymbolicLink(folder.resolve("data/link-" + index), other);
        }

        // When
        var report = backUp(folder, "data");

        // Then: ten by name, the others by number
        assertThat(report.status()).isEqualTo(Status.WARNING);
        assertThat(report.findings()).hasSize(11).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.action()).startsWith("add what it points to");
        });
        assertThat(report.findings()).extracting(Finding::seen).contains("2 more links out of the backup");
    }

    @Test
    void shouldNotCountASetAsWholeWhenALinkLeadsToNothing(@TempDir Path folder) throws Exception {
        // Given
        Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260101"));

        // When
        var report = backUp(folder, "current");

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen())
                        .startsWith("files of sample: current: leads by a symbolic link to ")
                        .endsWith("releases/20260101, which does not exist; correct the link or the path"));
        assertThat(plan(folder, "current").catalog().look().sets())
                .singleElement()
                .satisfies(set -> assertThat(set.manifest().isComplete()).isFalse());
    }

    @Test
    void shouldSayWhichLinksWereFollowed(@TempDir Path folder) throws Exception {
        // Given
        Files.createDirectories(folder.resolve("releases/20260101"));
        Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260101"));

        // When
        var report = backUp(folder, "current");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).endsWith("; archived as releases/20260101"));
    }

    private static Report backUp(Path folder, String path) throws Exception {
        return new VerifiedBackup(plan(folder, path)).run(Backups.context(folder));
    }

    private static BackupPlan plan(Path folder, String path) {
        return new BackupPlan(
                new FolderStore(folder.resolve("store")),
                Backups.SERVICE,
                Optional.empty(),
                List.of(new FilesPart("sample", List.of(path))),
                ExportPlan.NONE,
                folder,
                1,
                VerificationLevel.STORED,
                Optional.empty());
    }
}
