package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of a task whose reports lie in the same folder. */
class TurnTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    private Desk desk() {
        return Desk.with(folder, Desk.task("verified-backup", context -> {
            order.add("begins");
            go.await();
            order.add("ends");
            return context.report().build(context.clock().instant(), Duration.ofSeconds(1), "well");
        }));
    }

    @Test
    void shouldComeOneAfterTheOther() throws Exception {
        // Given
        var desk = desk();
        var pool = Executors.newFixedThreadPool(2);

        // When
        var first = pool.submit(() -> desk.runTask("verified-backup"));
        await().atMost(LONG).until(() -> order.size() == 1);
        var second = pool.submit(() -> desk.runTask("verified-backup"));
        await().atMost(LONG).until(() -> waits());
        go.countDown();

        // Then
        assertThat(first.get().status()).isZero();
        assertThat(second.get().status()).as(second.get().errors()).isZero();
        assertThat(second.get().out())
                .contains("verified-backup: waits until another run in this process has ended, which uses "
                        + desk.report() + "; at most 120 min");
        assertThat(order).containsExactly("begins", "ends", "begins", "ends");
        pool.shutdown();
    }

    private static boolean waits() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().endsWith("QueueLock"));
    }

    @Test
    void shouldGiveItBackWhereTheDiskIsFull() throws Exception {
        // Given a file that takes nothing
        var desk = desk();
        Files.createDirectories(desk.report());
        Files.createSymbolicLink(desk.report().resolve(".run.lock"), Path.of("/dev/full"));
        go.countDown();

        // When
        desk.runTask("verified-backup");
        var again = desk.runTask("verified-backup", "--dry-run");

        // Then
        assertThat(again.status()).as(again.errors()).isZero();
    }

    @Test
    void shouldEndByASignalWhileItWaits() throws Exception {
        // Given
        var first = desk();
        var second = desk();
        var pool = Executors.newFixedThreadPool(2);
        var working = pool.submit(() -> first.runTask("verified-backup"));
        await().atMost(LONG).until(() -> order.size() == 1);

        // When
        var waiting = pool.submit(() -> second.runTask("verified-backup"));
        await().atMost(LONG).until(() -> waits());
        second.interruption().request();

        // Then
        assertThat(waiting.get().status()).isEqualTo(130);
        assertThat(waiting.get().errors())
                .contains("interrupted: stopped before it began")
                .hasLineCount(1);
        go.countDown();
        assertThat(working.get().status()).isZero();
        pool.shutdown();
    }

    @Test
    void shouldSayWhoIsThereWhereItDoesNotWait() throws Exception {
        // Given a run in another process
        var desk = Desk.with(folder, Desk.task("count", context -> {
            order.add("begins");
            return context.report().build(context.clock().instant(), Duration.ofSeconds(1), "well");
        }));
        try (var other = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"))
                .with(
                        WatchedTool.class.getName(),
                        "count",
                        "-c",
                        folder.resolve("upkeep.yaml").toString())
                .with("--report", desk.report().toString())
                .start()) {
            await().atMost(LONG)
                    .failFast(() -> !other.isAlive())
                    .until(() -> Files.exists(desk.report().resolve("run-1")));

            // When
            var said = desk.runTask("count", "--dry-run");
            Desk.write(desk.report().resolve("go"), "");

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors())
                    .hasLineCount(1)
                    .contains("count: did not begin, since another run (process " + other.pid() + ", begun at 20")
                    .contains("uses " + desk.report());
            assertThat(other.await(LONG).status()).isZero();
        }
        assertThat(order).isEmpty();
        assertThat(Json.mapper()
                        .readTree(desk.report().resolve("report.json").toFile())
                        .path("verdict")
                        .asText())
                .isEqualTo("counted");
    }
}
