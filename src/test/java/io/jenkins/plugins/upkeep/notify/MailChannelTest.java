package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailChannelTest {
    private static final String ACCOUNT = ", user: upkeep, password: hunter2";

    @TempDir
    private Path folder;

    private Optional<String> send(String smtp, String more, Message message) throws Exception {
        return Notifiers.problem(Notifiers.of(
                        folder,
                        "email: {smtp: '" + smtp + "', from: upkeep@example.org, to: [a@example.org,"
                                + " b@example.org]" + more + "}")
                .send(message));
    }

    private Optional<String> send(MailServerInTest server, String host, String more) throws Exception {
        return send(server.address(host), more, Notifiers.critical("s", "t"));
    }

    private static GreenMail greenMail(String protocol) {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    /** An address of this machine that others could reach. */
    static InetAddress outer() throws Exception {
        var address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                .findFirst();
        assumeThat(address).as("this machine has an address besides loopback").isPresent();
        return address.get();
    }

    @Test
    void shouldHandAMailToTheServer() throws Exception {
        // Given
        var server = greenMail("smtp");
        try {
            // When
            var problem = send(
                    "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                    "",
                    Notifiers.critical("Prüfung 🙂", "Zeile eins\nZeile zwei ü\n.\nvier"));

            // Then
            assertThat(problem).isEmpty();
            var mails = server.getReceivedMessages();
            assertThat(mails).hasSize(2);
            var mail = mails[0];
            assertThat(mail.getSubject()).isEqualTo("Prüfung 🙂");
            assertThat(mail.getContent().toString().lines()).containsExactly("Zeile eins", "Zeile zwei ü", ".", "vier");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("Message-ID")[0]).matches("<[0-9a-f-]{36}@example.org>");
            assertThat(mail.getSentDate().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(mail.getHeader("To")[0]).contains("a@example.org").contains("b@example.org");
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldLetNoTextBecomeAHeader() throws Exception {
        // Given
        var server = greenMail("smtp");
        try {
            // When
            var problem = send(
                    "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                    "",
                    Notifiers.critical("s\r\nBcc: c@example.org\r\n\r\n" + "ü".repeat(100_000), "x".repeat(200_000)));

            // Then
            assertThat(problem).isEmpty();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).startsWith("s Bcc: c@example.org üü").hasSizeLessThan(300);
            assertThat(mail.getContent().toString()).hasSizeBetween(100_000, 101_000);
            assertThat(server.getReceivedMessages()).hasSize(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldGiveItsAccount() throws Exception {
        // Given
        var server = greenMail("smtp");
        server.setUser("upkeep@example.org", "upkeep", "hunter2");
        try {
            var address = "smtp://127.0.0.1:" + server.getSmtp().getPort();

            // When, Then
            assertThat(send(address, ACCOUNT, Notifiers.critical("s", "t"))).isEmpty();
            assertThat(send(address, ", user: upkeep, password: hunter3", Notifiers.critical("s", "t")))
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("refuses the account")
                            .contains("correct notify.email.user and password")
                            .doesNotContain("hunter"));
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldNotTrustACertificateOfNobody() throws Exception {
        // Given
        var server = greenMail("smtps");
        try {
            // When
            var problem =
                    send("smtps://127.0.0.1:" + server.getSmtps().getPort(), ACCOUNT, Notifiers.critical("s", "t"));

            // Then
            assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("certification path"));
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldNotSendAPasswordInClear() throws Exception {
        try (var server = MailServerInTest.start(outer(), Optional.empty(), Map.of())) {
            // When
            var problem = send(server, outer().getHostAddress(), ACCOUNT);

            // Then
            assertThat(problem)
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("offers no TLS, and the password is not sent in clear"));
            assertThat(server.told()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void shouldNotSendAPasswordToSomebodyElse() throws Exception {
        // Given a server that offers TLS with a certificate of nobody
        var tls = Optional.of(MailServerInTest.certificate(folder));
        try (var server = MailServerInTest.start(outer(), tls, Map.of())) {
            // When
            var problem = send(server, outer().getHostAddress(), ACCOUNT);

            // Then
            assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("certification path"));
            assertThat(server.told()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void shouldUseTlsWhereItIsOffered() throws Exception {
        // Given
        var tls = Optional.of(MailServerInTest.certificate(folder));
        try (var near = MailServerInTest.start(InetAddress.getLoopbackAddress(), tls, Map.of());
                var far = MailServerInTest.start(outer(), tls, Map.of())) {
            // When, Then
            assertThat(send(near, "127.0.0.1", ACCOUNT)).isEmpty();
            assertThat(near.told())
                    .containsSubsequence("STARTTLS", "EHLO [127.0.0.1]", "MAIL FROM:<upkeep@example.org>");
            assertThat(send(far, outer().getHostAddress(), "")).isEmpty();
            assertThat(far.told()).contains("STARTTLS").noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void shouldSayWhomTheServerRefused() throws Exception {
        // Given
        var answers = Map.of("RCPT", "550 5.1.1 unknown");
        try (var server = MailServerInTest.start(InetAddress.getLoopbackAddress(), Optional.empty(), answers)) {
            assertThat(send(server, "127.0.0.1", ""))
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("refuses a@example.org, b@example.org (")
                            .contains("550 5.1.1 unknown")
                            .contains("took the mail for 0 of 2; correct notify.email.to"));
        }
    }

    @Test
    void shouldSayWhatTheServerSaid() throws Exception {
        for (var answers : List.of(
                Map.of("MAIL", "553 not you hunter2"),
                Map.of(".", "552 too big hunter2"),
                Map.of("MAIL", "451 try again hunter2"),
                Map.of("RCPT", "450 4.2.0 greylisted hunter2"))) {
            try (var server = MailServerInTest.start(InetAddress.getLoopbackAddress(), Optional.empty(), answers)) {
                assertThat(send(server, "127.0.0.1", ACCOUNT))
                        .hasValueSatisfying(text -> assertThat(text)
                                .contains("mail server 127.0.0.1:", "****")
                                .contains(answers.values().iterator().next().substring(0, 11))
                                .doesNotContain("hunter2"));
            }
        }
    }

    @Test
    void shouldNotWaitForOneThatHangs() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            var email = new NotifyConfig.Email(
                    URI.create("smtp://127.0.0.1:" + server.getLocalPort()),
                    Optional.empty(),
                    Optional.empty(),
                    "a@example.org",
                    List.of("b@example.org"),
                    List.of(NotifyConfig.Occasion.CRITICAL));

            // When, Then: the channel itself gives up
            assertThatThrownBy(
                            () -> new MailChannel(email).deliver(Notifiers.critical("s", "t"), Duration.ofMillis(300)))
                    .hasMessageContaining("within 300 ms");
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchServer() throws Exception {
        assertThat(send("smtp://127.0.0.1:1", "", Notifiers.critical("s", "t")))
                .hasValueSatisfying(text -> assertThat(text).contains("mail server 127.0.0.1:1: cannot be reached"));
        assertThat(send("smtp://nobody.invalid", "", Notifiers.critical("s", "t")))
                .contains("mail server nobody.invalid: is not known here; correct notify.email.smtp");
    }

    @Test
    void shouldRefuseAnAccountThatIsHalf() {
        assertThatThrownBy(() -> send("smtp://a", ", user: upkeep", Notifiers.critical("s", "t")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> send("smtp://u:hunter2@a", "", Notifiers.critical("s", "t")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("hunter2");
    }
}
