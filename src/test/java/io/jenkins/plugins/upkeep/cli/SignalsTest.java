package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upkeep in a Java machine of its own, as a signal reaches it. */
class SignalsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void shouldUndoReportAndEndWith130(String signal) throws Exception {
        try (var tool = start("wait")) {
            // Given
            awaitMark("started");

            // When
            send(signal, tool);
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isEqualTo(130);
            assertThat(result.errors()).startsWith("upkeep: interrupted").hasLineCount(1);
            assertUndoneAndReported();
        }
    }

    @Test
    void shouldNotCutTheUndoShortAtASecondSignal() throws Exception {
        try (var tool = start("wait")) {
            // Given
            awaitMark("started");
            send("TERM", tool);
            awaitMark("undoing");

            // When
            send("TERM", tool);
            send("INT", tool);
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isEqualTo(130);
            assertUndoneAndReported();
        }
    }

    @Test
    void shouldEndByItselfWithItsOwnStatus() throws Exception {
        try (var tool = start("pass")) {
            assertThat(tool.await(LONG).status()).isZero();
        }
    }

    private void assertUndoneAndReported() throws IOException {
        assertThat(folder.resolve("undone")).exists();
        assertThat(Path.of(Files.readString(folder.resolve("started")))).doesNotExist();
        assertThat(folder.resolve("report.json")).content().contains("UNKNOWN", "interrupted");
        assertThat(folder.resolve("report.html")).exists();
    }

    private void awaitMark(String name) {
        await().atMost(LONG).until(() -> Files.exists(folder.resolve(name)));
    }

    private RunningProcess start(String task) throws UpkeepException {
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        // Who starts the tests under nohup has them ignore SIGHUP, and all that they start.
        return Command.of(
                        "env",
                        "--default-signal",
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"))
                .with(StoppableTool.class.getName(), task, "--report", folder.toString())
                .with("-c", folder.resolve("upkeep.yaml").toString())
                .start();
    }

    private static void send(String signal, RunningProcess tool) throws Exception {
        Command.of("kill", "-" + signal, Long.toString(tool.pid())).output(LONG);
    }
}
