package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.notify.Webhook;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is started twice, as by a controller that forgot the first start. */
class WatchedRunTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path task;

    @BeforeEach
    void makeTheFolderOfTheTask() throws IOException {
        task = Files.createDirectory(folder.resolve("the task's folder"));
    }

    @Test
    void shouldSayWhoDoesItWhatItPrintedAndHowItEnded() throws Exception {
        try (var tool = start()) {
            // When
            awaitMark("run-1");
            var pid = Files.readString(task.resolve(TaskFolder.PID));
            go();
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isZero();
            assertThat(pid).isEqualTo(Long.toString(tool.pid()));
            assertThat(task.resolve(TaskFolder.EXIT)).hasContent("0");
            assertThat(task.resolve(TaskFolder.LOG)).content().contains("run 1 began", "run 1 goes on", "OK: counted");
        }
    }

    @Test
    void shouldFollowTheFirstWhenStartedAgain() throws Exception {
        try (var first = start()) {
            awaitMark("run-1");
            try (var second = start()) {
                // When
                go();
                var followed = read(second);

                // Then
                assertThat(first.await(LONG).status()).isZero();
                assertThat(second.await(LONG).status()).isZero();
                assertThat(followed).contains("run 1 began", "run 1 goes on", "OK: counted");
                assertThat(folder.resolve("run-2")).doesNotExist();
            }
        }
    }

    @Test
    void shouldTellTheEndOfARunThatHasEnded() throws Exception {
        // Given
        go();
        try (var first = start()) {
            first.await(LONG);
        }

        // When
        try (var again = start()) {
            var printed = read(again);

            // Then
            assertThat(again.await(LONG).status()).isZero();
            assertThat(printed).contains("run 1 goes on");
            assertThat(folder.resolve("run-2")).doesNotExist();
        }
    }

    @Test
    void shouldDoTheWorkAgainWhenTheFirstWasKilled() throws Exception {
        // Given
        try (var first = start()) {
            awaitMark("run-1");
            Command.of("kill", "-KILL", Long.toString(first.pid())).output(LONG);
            first.await(LONG);
        }
        go();

        // When
        try (var second = start()) {
            var printed = read(second);

            // Then
            assertThat(second.await(LONG).status()).isZero();
            assertThat(printed).contains("run 1 began", "run 2 goes on");
            assertThat(folder.resolve("run-2")).exists();
        }
    }

    @Test
    void shouldNotBeginWhatWasToldToStop() throws Exception {
        // Given
        Files.writeString(task.resolve(TaskFolder.STOP), "");

        // When
        try (var tool = start()) {
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isEqualTo(130);
            assertThat(folder.resolve("run-1")).doesNotExist();
        }
    }

    @Test
    void shouldLeaveToThePipelineWhomToTell() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            go();
            Desk.write(
                    folder.resolve("upkeep.yaml"),
                    "service: shop\nnotify: {slack: {webhook: '" + webhook.address() + "'}, eventLog: events.jsonl}\n");

            // When
            try (var tool = startWithConfig()) {
                assertThat(tool.await(LONG).status()).isZero();
            }

            // Then
            assertThat(webhook.taken()).isEmpty();
            assertThat(folder.resolve("events.jsonl")).content().hasLineCount(2).contains("\"started\"", "\"ended\"");
        }
    }

    private static String read(RunningProcess tool) throws IOException {
        return new String(tool.output().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void go() throws IOException {
        Files.writeString(folder.resolve("go"), "");
    }

    private void awaitMark(String name) {
        await().atMost(LONG).until(() -> Files.exists(folder.resolve(name)));
    }

    private RunningProcess start() throws UpkeepException {
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\n");
        return startWithConfig();
    }

    private RunningProcess startWithConfig() throws UpkeepException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Command.of(java, "-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"))
                .with("-D" + TaskFolder.PROPERTY + "=" + task, WatchedTool.class.getName(), "count")
                .with(
                        "--report",
                        folder.toString(),
                        "-c",
                        folder.resolve("upkeep.yaml").toString())
                .start();
    }
}
