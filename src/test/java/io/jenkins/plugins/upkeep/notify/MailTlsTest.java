package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.cli.Main;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code upkeep notify}, in a Java machine that trusts the certificate of the mail server. */
class MailTlsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String NAMES = "ip:127.0.0.1";
    private static final String LOGIN = "AUTH PLAIN "
            + Base64.getEncoder().encodeToString("upkeep\0upkeep\0hunter2".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private ProcessResult send(String smtp) throws Exception {
        var config = Files.writeString(
                folder.resolve("upkeep.yaml"),
                "service: shop\nnotify:\n  email: {smtp: '" + smtp
                        + "', from: upkeep@example.org, to: [a@example.org], user: upkeep, password: hunter2}\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var keys = folder.resolve(MailServerInTest.KEYS);
        return Command.of(java, "-XX:+UseSerialGC", "-Xmx96m", "-cp", System.getProperty("java.class.path"))
                .with("-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=changeit")
                .with(Main.class.getName(), "notify", "--subject", "Prüfung", "-c", config.toString())
                .run(LONG);
    }

    @Test
    void shouldGiveItsAccountToAServerThatProvesWhoItIs() throws Exception {
        // Given
        var tls = MailServerInTest.certificate(folder, NAMES);
        try (var server = MailServerInTest.encrypted(InetAddress.getLoopbackAddress(), tls, Map.of())) {
            // When
            var result = send(server.address("127.0.0.1").replace("smtp:", "smtps:"));

            // Then
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).isEqualTo("email: accepted by the mail server\n");
            assertThat(result.status()).isZero();
            assertThat(server.told()).contains(LOGIN, "MAIL FROM:<upkeep@example.org>", "RCPT TO:<a@example.org>");
        }
    }

    @Test
    void shouldGiveItsAccountOverALineThatBecameEncrypted() throws Exception {
        // Given
        var outer = MailChannelTest.outer();
        var tls = MailServerInTest.certificate(folder, "ip:" + outer.getHostAddress());
        try (var server = MailServerInTest.start(outer, Optional.of(tls), Map.of())) {
            // When
            var result = send(server.address(outer.getHostAddress()));

            // Then
            assertThat(result.errors()).isEmpty();
            assertThat(result.status()).isZero();
            assertThat(server.told()).containsSubsequence("STARTTLS", LOGIN, "MAIL FROM:<upkeep@example.org>");
        }
    }

    @Test
    void shouldNotGiveItsAccountToAServerOfAnotherName() throws Exception {
        // Given
        var tls = MailServerInTest.certificate(folder, "dns:elsewhere");
        var outer = MailChannelTest.outer();
        try (var server = MailServerInTest.encrypted(outer, tls, Map.of());
                var other = MailServerInTest.start(outer, Optional.of(tls), Map.of())) {
            for (var address : new String[] {
                server.address(outer.getHostAddress()).replace("smtp:", "smtps:"), other.address(outer.getHostAddress())
            }) {
                // When
                var result = send(address);

                // Then
                assertThat(result.status()).isEqualTo(2);
                assertThat(result.errors())
                        .startsWith("upkeep: email: not sent: mail server " + outer.getHostAddress())
                        .hasLineCount(1)
                        .doesNotContain("hunter2");
            }
            assertThat(server.told()).noneMatch(line -> line.startsWith("AUTH"));
            assertThat(other.told()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void shouldSayThatTheAccountIsRefused() throws Exception {
        // Given
        var tls = MailServerInTest.certificate(folder, NAMES);
        var answers = Map.of("AUTH", "535 5.7.8 not hunter2");
        try (var server = MailServerInTest.encrypted(InetAddress.getLoopbackAddress(), tls, answers)) {
            // When
            var result = send(server.address("127.0.0.1").replace("smtp:", "smtps:"));

            // Then
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.errors())
                    .contains("refuses the account (", "correct notify.email.user and password")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void shouldNotCallAnAccountRefusedThatNobodyAnswered() throws Exception {
        // Given a server that hangs up
        var tls = MailServerInTest.certificate(folder, NAMES);
        try (var server = MailServerInTest.encrypted(InetAddress.getLoopbackAddress(), tls, Map.of("AUTH", ""))) {
            // When
            var result = send(server.address("127.0.0.1").replace("smtp:", "smtps:"));

            // Then
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.errors())
                    .contains("broke the line off when it was given the account; see its log")
                    .doesNotContain("refuses", "hunter2");
        }
    }
}
