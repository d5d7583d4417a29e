package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.luben.zstd.Zstd;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.HostileDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and large objects in one archive of pg_dump: proved as the others are, and no less noticed when it is damaged. */
class ArchiveFormatTest {
    private static final String ARCHIVE = "database/database.dump.zst";

    @TempDir
    Path folder;

    private BackupPlan plan(DatabaseAddress database, VerificationLevel level) {
        return Backups.archived(Backups.plan(database, folder.resolve("store"), level));
    }

    private static BackupSet set(BackupPlan plan) throws Exception {
        return plan.catalog().look().sets().get(0);
    }

    private static List<String> faults(BackupPlan plan) throws Exception {
        return new StoredCheck(plan.store(), set(plan).manifest(), Progress.unseen())
                .read(1)
                .faults();
    }

    @Test
    void shouldBringAHostileDatabaseBack() throws Exception {
        // Given
        var database = Shop.database(300);
        HostileDatabase.build(database);
        var plan = plan(database, VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.status()).as("%s", report.findings()).isEqualTo(Status.OK);
        var set = set(plan);
        assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED);
        assertThat(set.manifest().database().flatMap(DatabaseEvidence::format)).contains("pg_dump");
        assertThat(set.manifest().contents())
                .extracting(SetFile::path)
                .filteredOn(path -> path.startsWith("database/"))
                .containsExactly(
                        ARCHIVE, "database/globals.sql.zst", "database/schema.dump.zst", "database/sequences.sql.zst");
    }

    @Test
    void shouldNoticeAnArchiveThatEndsEarlyThoughItsDigestIsRight() throws Exception {
        // Given
        var plan = plan(Shop.database(300), VerificationLevel.STORED);
        var set = Shop.backUp(plan, folder);
        assertThat(faults(plan)).isEmpty();

        // When
        TamperedSet.changeBytes(Shop.folder(set, folder), ARCHIVE, bytes -> Arrays.copyOf(bytes, bytes.length - 3));

        // Then
        assertThat(faults(plan)).singleElement().asString().endsWith("the archive of pg_dump ends early");
    }

    @Test
    void shouldNoticeAnArchiveWithoutTheRowsOfATable() throws Exception {
        // Given an archive of definitions alone in place of the whole
        var plan = plan(Shop.database(300), VerificationLevel.STORED);
        var set = Shop.folder(Shop.backUp(plan, folder), folder);
        var head = Zstd.decompress(Files.readAllBytes(set.resolve("database/schema.dump.zst")), 1 << 24);

        // When
        TamperedSet.changeBytes(set, ARCHIVE, bytes -> head);

        // Then
        assertThat(faults(plan)).singleElement().asString().contains("lacks the data of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "head -c 9000 | the archive of pg_dump ends early",
                "(cat; head -c 6 /dev/zero) | the archive of pg_dump has data that it does not name",
                "head -c 100; exit 3 | pg_dump: exit status 3",
                "(head -c 9000; echo 'no room' >&2; exit 1) | no room"
            })
    void shouldStoreNothingOfADumpThatIsNotWhole(String filter, String problem) throws Exception {
        // Given a pg_dump whose output is changed on its way
        var programs = Files.createDirectory(folder.resolve("bin"));
        var real = TestCluster.programs().folder();
        for (var name : List.of("pg_dumpall", "psql", "pg_restore", "postgres", "initdb", "pg_ctl")) {
            Files.createSymbolicLink(programs.resolve(name), real.resolve(name));
        }
        var script = Files.writeString(programs.resolve("pg_dump"), """
                #!/bin/bash
                case "$*" in *--version*) exec %1$s/pg_dump --version;; esac
                %1$s/pg_dump "$@" 2>/dev/null | %2$s
                """.formatted(real, filter));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        var copies = Backups.plan(Shop.database(300), folder.resolve("store"), VerificationLevel.STORED);
        var plan = Backups.archived(copies, Optional.of(programs));

        // When
        var failure = catchThrowable(() -> new VerifiedBackup(plan).run(Backups.context(folder)));

        // Then
        assertThat(failure).isInstanceOf(UpkeepException.class).hasMessageContaining(problem);
        assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
    }
}
