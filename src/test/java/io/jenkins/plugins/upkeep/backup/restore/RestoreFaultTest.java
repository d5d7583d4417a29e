package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine lacks is not held against a set. */
class RestoreFaultTest {
    @TempDir
    Path folder;

    private BackupPlan backUp(DatabaseAddress source) throws Exception {
        var plan = Backups.plan(source, folder.resolve("store"), VerificationLevel.STORED);
        assertThat(new VerifiedBackup(plan).run(Backups.context(folder)).findings())
                .isEmpty();
        return plan;
    }

    private void restore(BackupPlan plan, Path base, Progress progress) throws Exception {
        Manifest manifest = plan.catalog().look().sets().get(0).manifest();
        var reader = new SetReader(plan.store(), manifest.place());
        var work = Files.createTempDirectory(folder, "restore");
        var how = new RestoredDatabase.Plan(PostgresBinaries.find(), work, 2, base);
        RestoredDatabase.restore(reader, manifest, how, new Phases(), progress).close();
    }

    private Path reachable(String name) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return Files.createDirectory(folder.resolve(name));
    }

    @Test
    void shouldNotBlameTheSetForAFullDisk() throws Exception {
        // Given a disk that has room enough until the rows are loaded
        var source = TestCluster.database();
        TestCluster.sql(source, "CREATE TABLE t AS SELECT repeat(md5(n::text), 10) FROM generate_series(1, 50000) n");
        var plan = backUp(source);
        var disk = reachable("disk");
        try (var small = SmallDisk.at(disk, "size=256m,mode=711")) {
            var ballast = disk.resolve("ballast");

            // Then
            assertThat(small).isNotNull();
            assertThatThrownBy(() -> restore(plan, disk, atLoading(() -> fill(ballast))))
                    .isInstanceOf(CannotRestoreHereException.class)
                    .hasMessageStartingWith("cannot restore here: ")
                    .hasMessageContaining("free some space");
            assertThat(disk).isDirectoryContaining(path -> path.equals(ballast));
            assertThat(disk.toFile().list()).hasSize(1);
        }
    }

    @Test
    void shouldLookForRoomBeforeItBegins() throws Exception {
        // Given
        var source = TestCluster.database();
        TestCluster.sql(source, "CREATE TABLE t (id int)");
        var plan = backUp(source);
        var disk = reachable("disk");
        try (var small = SmallDisk.at(disk, "size=70m,mode=711")) {
            // Then
            assertThat(small).isNotNull();
            assertThatThrownBy(() -> restore(plan, disk, Progress.unseen()))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining(" free, a restore of the database needs up to ");
            assertThat(disk).isEmptyDirectory();
        }
    }

    @Test
    void shouldNotBlameTheSetForAServerThatIsKilled() throws Exception {
        // Given
        var source = TestCluster.database();
        TestCluster.sql(source, "CREATE TABLE t AS SELECT md5(n::text) FROM generate_series(1, 50000) n");
        var plan = backUp(source);
        var base = reachable("base");

        // Then
        assertThatThrownBy(() -> restore(plan, base, atLoading(() -> killServer(base))))
                .isInstanceOf(CannotRestoreHereException.class)
                .hasMessageContaining("see why the throwaway server ended");
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void shouldNotBlameTheSetForAMissingExtension() throws Exception {
        // Given an extension that is gone when the set is restored
        var source = TestCluster.database();
        var share =
                Path.of(text(source, "SELECT setting FROM pg_catalog.pg_config WHERE name = 'SHAREDIR'"), "extension");
        assumeThat(Files.isWritable(share))
                .as("an extension can be laid into " + share)
                .isTrue();
        var control = share.resolve("upkeep_gone.control");
        var script = share.resolve("upkeep_gone--1.0.sql");
        BackupPlan plan;
        try {
            Files.writeString(control, "default_version = '1.0'\n");
            Files.writeString(script, "CREATE FUNCTION upkeep_gone() RETURNS int LANGUAGE sql AS 'SELECT 1';\n");
            TestCluster.sql(source, "CREATE EXTENSION upkeep_gone; CREATE TABLE t (id int)");
            plan = backUp(source);
        } finally {
            Files.deleteIfExists(control);
            Files.deleteIfExists(script);
        }

        // Then
        assertThatThrownBy(() -> restore(plan, reachable("base"), Progress.unseen()))
                .isInstanceOf(CannotRestoreHereException.class)
                .hasMessageContaining("upkeep_gone")
                .hasMessageContaining("install the package that has it");
    }

    @Test
    void shouldBlameTheSetForWhatIsNotKnown() {
        var unknown = new UpkeepException("large-objects.sql: ERROR: syntax error");

        assertThat(new RestoreFault(folder, true).of(unknown)).isInstanceOf(RestoreFailedException.class);
        assertThat(new RestoreFault(folder, false).of(unknown)).isInstanceOf(CannotRestoreHereException.class);
    }

    private static String text(DatabaseAddress address, String query) throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, query, row -> row.getString(1)).get(0);
        }
    }

    private static void fill(Path ballast) {
        try (var file = Files.newOutputStream(ballast)) {
            var block = new byte[1 << 20];
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void killServer(Path base) {
        try (var files = Files.newDirectoryStream(base, "upkeep-cluster-*")) {
            for (var cluster : files) {
                var pid = Files.readAllLines(cluster.resolve("data/postmaster.pid"))
                        .get(0);
                Command.of("kill", "-s", "KILL", pid.strip()).output(java.time.Duration.ofSeconds(5));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no server to kill", e);
        } catch (UpkeepException | InterruptedException e) {
            throw new AssertionError("the server cannot be killed", e);
        }
    }

    private static Progress atLoading(Runnable trouble) {
        return new Progress() {
            @Override
            public Stretch begin(String name, long total, Unit unit) {
                if (name.equals("load tables")) {
                    trouble.run();
                }
                return Progress.unseen().begin(name, total, unit);
            }
        };
    }
}
