package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback in a process of its own is killed at random moments, and undone by what was written down. */
class KilledExchangeTest {
    private static final int KILLS = Integer.getInteger("upkeep.kills", 2);
    private static final int LONGEST_MILLIS = 6_000;

    @TempDir
    private Path folder;

    @Test
    void shouldFindTheOriginalAgainAfterBeingKilledAtAnyMoment() throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(restoring.live(), Restoring.SINCE);
        var origin = Pair.text(restoring.live(), "SELECT oid FROM pg_database WHERE datname = current_database()");
        var order = RollbackProcess.Order.of(restoring.live(), folder, restoring.setId(), restoring.id());
        Json.mapper().writeValue(folder.resolve("order.json").toFile(), order);
        var random = new Random(5);

        for (int time = 0; time < KILLS; time++) {
            // When
            killAfter(random.nextInt(LONGEST_MILLIS));
            undo(restoring);

            // Then
            assertThat(Pair.text(restoring.live(), "SELECT oid FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo(origin);
            assertThat(Pair.text(restoring.live(), "SELECT count(*) FROM customer"))
                    .isEqualTo("1010");
            assertThat(Pair.text(
                            TestCluster.address(),
                            "SELECT count(*) FROM pg_database WHERE datname LIKE '%" + restoring.id() + "'"))
                    .isEqualTo("0");
        }
    }

    private void killAfter(int millis) throws Exception {
        Files.deleteIfExists(folder.resolve("restore.json"));
        Files.deleteIfExists(folder.resolve("swap.json"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = Command.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m")
                .with("-cp", System.getProperty("java.class.path"), RollbackProcess.class.getName())
                .with(folder.resolve("order.json").toString());
        try (var process = command.start()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !process.isAlive() || Files.exists(folder.resolve("restore.json")));
            assertThat(process.isAlive()).isTrue();
            var handle = ProcessHandle.of(process.pid()).orElseThrow();
            handle.onExit()
                    .completeOnTimeout(null, millis, TimeUnit.MILLISECONDS)
                    .join();
            assertThat(handle.isAlive()).as("it runs until it is killed").isTrue();
            handle.destroyForcibly();
            process.await(Duration.ofMinutes(1));
        }
    }

    /** As the journal of a rollback has it: what was begun is undone, the last first. */
    private void undo(Restoring restoring) throws Exception {
        var swap = folder.resolve("swap.json");
        if (Files.exists(swap)) {
            restoring.rollback().swapBack(Json.mapper().readValue(swap.toFile(), SwapFacts.class));
        }
        var facts = Json.mapper().readValue(folder.resolve("restore.json").toFile(), RestoreFacts.class);
        restoring.rollback().undoRestore(facts);
    }
}
