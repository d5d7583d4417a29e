package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
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

    @Test
    void shouldWarnOfSecretsThatAreNotEncrypted(@TempDir Path folder) throws Exception {
        // Given
        var data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve(".env"), "PASSWORD=geheim");
        Files.writeString(data.resolve(".env.example"), "PASSWORD=");
        Files.writeString(data.resolve(".env.local"), "");
        Files.writeString(data.resolve("notes"), "-----BEGIN EC PRIVATE KEY-----\n");
        Files.writeString(data.resolve("about.md"), "Such a key begins with\n-----BEGIN EC PRIVATE KEY-----\n");
        Files.writeString(data.resolve("chain.pem"), "Bag Attributes\n-----BEGIN PRIVATE KEY-----\n");
        Files.writeString(data.resolve("public.pem"), "-----BEGIN CERTIFICATE-----\n");
        Files.writeString(data.resolve("backups"), "# made today\n\nAGE-SECRET-KEY-1QQ\n");
        Files.writeString(data.resolve("id_ed25519"), "key");
        Files.writeString(data.resolve("id_ed25519.pub"), "key");
        Files.writeString(data.resolve("tls.key"), "key");
        var plan = plan(folder, "data");

        // When
        var plain = new VerifiedBackup(plan).run(Backups.context(folder));
        var encrypted = new VerifiedBackup(
                        plan.encrypted(List.of(AgeKey.generate().recipient()), Identities.none("it is elsewhere")))
                .run(Backups.context(folder));

        // Then
        assertThat(plain.status()).isEqualTo(Status.WARNING);
        assertThat(plain.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("backup.encryption");
            assertThat(finding.seen())
                    .startsWith("is none, and 6 files in the set can hold a secret: data/")
                    .endsWith(" and 1 more")
                    .doesNotContain("about", "example", "public", ".pub", "local");
        });
        assertThat(encrypted.status()).isEqualTo(Status.OK);
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
                folder,
                1,
                VerificationLevel.STORED,
                Optional.empty());
    }
}
