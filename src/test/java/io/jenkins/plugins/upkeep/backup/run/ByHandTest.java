package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.AgeProgram;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.HostileDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a set says how to restore it by hand; somebody who does just that gets everything back. */
class ByHandTest {
    private static final String IDENTITY = "identity.txt";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"true, false, false", "false, true, false", "false, false, true"})
    void shouldRestoreByTheCommandsOfTheReadme(boolean hostile, boolean encrypted, boolean archive) throws Exception {
        // Given
        var database = Shop.database(300);
        if (hostile) {
            HostileDatabase.build(database);
        }
        var copies = Shop.plan(database, folder, VerificationLevel.STORED);
        var set = backUp(archive ? Backups.archived(copies) : copies, encrypted);
        var empty = Files.createDirectory(folder.resolve("empty"));
        var script = script(set, empty);

        // When
        try (var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()))) {
            var result = run(script, set, cluster);

            // Then: nothing was refused but roles that are there, and statistics of a foreign table
            assertThat(result.errors()
                            .lines()
                            .filter(line -> line.contains("ERROR") || line.contains("error"))
                            .filter(line -> !line.contains("already exists") && !line.contains("has no handler")))
                    .as(script)
                    .isEmpty();
            assertThat(result.status()).isZero();
            assertThat(result.output().lines().filter(line -> !line.startsWith("statistics are missing")))
                    .containsExactly(evidenceOfLargeObjects(set));
            var evidence = set.manifest().database().orElseThrow();
            var restored = cluster.address().database(evidence.name());
            assertThat(new DatabaseComparison(evidence, restored, 2, Progress.unseen()).differences())
                    .isEmpty();
            assertThat(empty.resolve("files/deep/one.txt")).hasContent("one");
            assertThat(empty.resolve("files/two words.txt")).hasContent("two");
        }
    }

    /** Nobody knows the first of the two recipients' keys. */
    private BackupSet backUp(BackupPlan plan, boolean encrypted) throws Exception {
        if (!encrypted) {
            return Shop.backUp(plan, folder);
        }
        var age = new AgeProgram(folder);
        var key = age.key(IDENTITY);
        var recipients = List.of(AgeKey.generate().recipient(), key.recipient());
        var set = Shop.backUp(plan.encrypted(recipients, Identities.none("it is elsewhere")), folder);
        assertThat(set.manifest().encrypted()).hasSizeGreaterThan(5);
        return set;
    }

    private String script(BackupSet set, Path empty) throws IOException {
        return Files.readAllLines(Shop.folder(set, folder).resolve("README.txt")).stream()
                .filter(line -> line.startsWith("     "))
                .map(String::strip)
                .map(line -> line.replace("/the/empty/folder", empty.toString()))
                .map(line -> line.replace(
                        "/the/identity.txt", folder.resolve(IDENTITY).toString()))
                .collect(Collectors.joining("\n"));
    }

    private ProcessResult run(String script, BackupSet set, PostgresCluster cluster) throws Exception {
        var shell =
                Command.of("bash", "-c", script).in(Shop.folder(set, folder)).environment("TMPDIR", folder.toString());
        return cluster.address().handTo(shell).run(Duration.ofMinutes(2));
    }

    /** Of all commands, only the one that counts the large objects prints something when all is well. */
    private static String evidenceOfLargeObjects(BackupSet set) {
        return Long.toString(
                set.manifest().database().orElseThrow().largeObjects().count());
    }

    @ParameterizedTest
    @CsvSource({"false, database/large-objects.sql.zst", "true, database/large-objects.sql.zst.age"})
    void shouldStopWhereAFileIsCut(boolean encrypted, String cut) throws Exception {
        // Given a cut file that nobody has looked for
        var set = backUp(Shop.plan(Shop.database(300), folder, VerificationLevel.STORED), encrypted);
        var file = Shop.folder(set, folder).resolve(cut);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 5));
        var script = script(set, folder).replaceAll("(?m)^sha256sum .*$", "");

        // When
        try (var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()))) {
            var result = run(script + "\necho went on", set, cluster);

            // Then
            assertThat(result.status()).isNotZero();
            assertThat(result.output()).doesNotContain("went on");
        }
    }

    @Test
    void shouldPrintWhichTableLacksRows() throws Exception {
        // Given a restore by hand, after which a row is lost
        var set = Shop.backUp(Shop.plan(Shop.database(300), folder, VerificationLevel.STORED), folder);
        var script = script(set, folder)
                .replace(
                        "psql -X -q -At",
                        "psql -X -q -c 'DELETE FROM shop.purchase WHERE id = 3'" + "\npsql -X -q -At");

        // When
        try (var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()))) {
            var result = run(script, set, cluster);

            // Then
            assertThat(result.output().lines()).contains("table shop.purchase: 899 rows instead of 900");
        }
    }
}
