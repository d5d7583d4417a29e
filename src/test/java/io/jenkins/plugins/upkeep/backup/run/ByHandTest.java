package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.HostileDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a set says how to restore it by hand; somebody who does just that gets everything back. */
class ByHandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRestoreByTheCommandsOfTheReadme(boolean hostile) throws Exception {
        // Given
        var database = Shop.database(300);
        if (hostile) {
            HostileDatabase.build(database);
        }
        var plan = Shop.plan(database, folder, VerificationLevel.STORED);
        var set = Shop.backUp(plan, folder);
        var empty = Files.createDirectory(folder.resolve("empty"));
        var script = Files.readAllLines(Shop.folder(set, folder).resolve("README.txt")).stream()
                .filter(line -> line.startsWith("     "))
                .map(String::strip)
                .map(line -> line.replace("/the/empty/folder", empty.toString()))
                .map(line -> line.replace("/tmp/schema.dump", folder + "/schema.dump"))
                .collect(Collectors.joining("\n"));

        // When
        try (var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs()))) {
            var shell = Command.of("sh", "-c", script).in(Shop.folder(set, folder));
            var result = cluster.address().handTo(shell).run(Duration.ofMinutes(2));

            // Then: nothing was refused but roles that are there, and statistics of a foreign table
            assertThat(result.errors()
                            .lines()
                            .filter(line -> line.contains("ERROR") || line.contains("error"))
                            .filter(line -> !line.contains("already exists") && !line.contains("has no handler")))
                    .as(script)
                    .isEmpty();
            assertThat(result.status()).isZero();
            var evidence = set.manifest().database().orElseThrow();
            var restored = cluster.address().database(evidence.name());
            assertThat(new DatabaseComparison(evidence, restored, 2, Progress.unseen()).differences())
                    .isEmpty();
            assertThat(empty.resolve("files/deep/one.txt")).hasContent("one");
            assertThat(empty.resolve("files/two words.txt")).hasContent("two");
        }
    }
}
