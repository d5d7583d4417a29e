package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.jenkins.plugins.upkeep.notify.Webhook;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

    @Test
    void shouldTellPeopleThatItWasStopped() throws Exception {
        var mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mails.start();
        try (var webhook = Webhook.answering(200, "ok");
                var tool = start(
                        "wait",
                        "notify:\n  slack: {webhook: '" + webhook.address() + "'}\n  email: {smtp: 'smtp://127.0.0.1:"
                                + mails.getSmtp().getPort() + "', from: a@example.org, to: [b@example.org]}\n")) {
            // Given
            awaitMark("started");

            // When
            send("TERM", tool);
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isEqualTo(130);
            assertThat(result.errors()).hasLineCount(1);
            assertThat(webhook.subjects()).hasSize(2).last().asString().contains("wait UNKNOWN: interrupted");
            assertThat(mails.getReceivedMessages()[0].getSubject()).startsWith("[shop] wait UNKNOWN: interrupted");
        } finally {
            mails.stop();
        }
    }

    @Test
    void shouldEndSoonWhenASignalComesWhileAChannelHangs() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var tool = start(
                        "pass",
                        "notify: {slack: {webhook: 'http://127.0.0.1:" + server.getLocalPort() + "/secret'}}\n");
                var call = server.accept()) {
            // Given
            assertThat(call.isConnected()).isTrue();
            await().atMost(LONG).until(() -> Files.exists(folder.resolve("report.html")));

            // When
            send("TERM", tool);
            var result = tool.await(LONG);

            // Then
            assertThat(result.status()).isIn(0, 130);
            assertThat(result.errors()).doesNotContain("cut off", "secret").contains("'started' was not told");
            assertThat(folder.resolve("report.json")).exists();
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
        return start(task, "");
    }

    private RunningProcess start(String task, String config) throws UpkeepException {
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\n" + config);
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
