package io.jenkins.plugins.upkeep.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCheckTest {
    @Test
    void shouldHaveNothingToSayAboutAGoodServer(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var between =
                new TestCertificate.Builder("Test Intermediate").authority().sign(root);
        var own = TestCertificate.good(between);

        try (var server = TestServer.tls(own.store(between))) {
            // When
            var outcome = Looking.at(trusting(folder, root), server.place());

            // Then
            assertThat(outcome.gaps()).isEmpty();
            assertThat(outcome.issues()).isEmpty();
            assertThat(outcome.looked()).isEqualTo(1);
            var left = outcome.measurements().get(0);
            assertThat(left.name()).isEqualTo("tls_certificate_left");
            assertThat(left.subject()).isEqualTo("server " + server.place());
            assertThat(left.value().getAsDouble())
                    .isBetween(
                            Duration.ofDays(364).toSeconds() * 1.0,
                            Duration.ofDays(366).toSeconds() * 1.0);
            assertThat(row(outcome))
                    .startsWith(server.place(), "localhost, 127.0.0.1", "CN=Test Intermediate")
                    .endsWith("365 d", "TLSv1.2, TLSv1.3", "trusted: CN=server ← CN=Test Intermediate");
        }
    }

    @Test
    void shouldLookAtTheHttpsEndpointsToo(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        try (var server = TestServer.tls(TestCertificate.good(root).store())) {
            var https = URI.create("https://LOCALHOST:" + server.port() + "/health");
            var config = Looking.config(trusting(folder, root), server.place(), "127.0.0.1:" + server.port());

            // When
            var check = TlsCheck.of(config, List.of(https, URI.create("http://localhost:1/")));
            var outcome = check.look(Clock.systemUTC());

            // Then the same server is looked at once
            assertThat(outcome.looked()).isEqualTo(2);
            assertThat(outcome.issues()).isEmpty();
            assertThat(check.plan())
                    .isEqualTo("TLS: begin handshakes with " + server.place() + ", 127.0.0.1:" + server.port()
                            + " and read their certificates");
        }
    }

    @Test
    void shouldJudgeByTheTimeLeft(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var trust = trusting(folder, root);

        // When
        var soon = looked(
                trust, TestCertificate.server().until(Duration.ofDays(12)).sign(root));
        var grave =
                looked(trust, TestCertificate.server().until(Duration.ofDays(2)).sign(root));
        var expired = looked(
                trust, TestCertificate.server().until(Duration.ofDays(-5)).sign(root));
        var early =
                looked(trust, TestCertificate.server().from(Duration.ofDays(1)).sign(root));

        // Then
        assertThat(Looking.rules(soon)).containsExactly("tls-expires-soon");
        assertThat(Looking.finding(soon, "tls-expires-soon").severity()).isEqualTo(Severity.WARNING);
        assertThat(Looking.finding(soon, "tls-expires-soon").seen()).startsWith("12 d left (CN=server, until ");
        assertThat(Looking.finding(grave, "tls-expires-soon").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(Looking.rules(expired)).containsExactly("tls-expired");
        assertThat(Looking.finding(expired, "tls-expired").seen()).startsWith("expired 4 d ago (CN=server");
        assertThat(Looking.rules(early)).containsExactly("tls-not-yet-valid");
    }

    @Test
    void shouldTakeTheEarliestEndOnTheWay(@TempDir Path folder) throws Exception {
        // Given an intermediate that ends before the certificate that it signed
        var root = TestCertificate.authority("Test Root");
        var between = new TestCertificate.Builder("Test Intermediate")
                .authority()
                .until(Duration.ofDays(10))
                .sign(root);

        try (var server = TestServer.tls(TestCertificate.good(between).store(between))) {
            // When
            var outcome = Looking.at(trusting(folder, root), server.place());

            // Then
            assertThat(Looking.rules(outcome)).containsExactly("tls-expires-soon");
            assertThat(Looking.finding(outcome, "tls-expires-soon").seen()).contains("CN=Test Intermediate");
        }
    }

    @Test
    void shouldOnlyTellOfAnEndThatNobodyNeeds(@TempDir Path folder) throws Exception {
        // Given a trusted issuer, and its second certificate by an older authority, which has ended
        var old = TestCertificate.authority("Old Root");
        var root = TestCertificate.authority("Test Root");
        var cross = new TestCertificate.Builder("Test Root")
                .authority()
                .keys(root.keys())
                .until(Duration.ofDays(-1))
                .sign(old);

        try (var server = TestServer.tls(TestCertificate.good(root).store(cross))) {
            // When
            var outcome = Looking.at(trusting(folder, root), server.place());

            // Then
            assertThat(Looking.rules(outcome)).containsExactly("tls-unused-certificate");
            assertThat(Looking.finding(outcome, "tls-unused-certificate").severity())
                    .isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldFindACertificateSignedByItself() throws Exception {
        // Given
        var own = TestCertificate.server().sign(null);

        // When
        var outcome = looked(Optional.empty(), own);

        // Then
        assertThat(Looking.rules(outcome)).containsExactly("tls-self-signed");
    }

    @Test
    void shouldTrustACertificateSignedByItselfThatIsNamed(@TempDir Path folder) throws Exception {
        // Given
        var own = TestCertificate.server().sign(null);

        // When
        var outcome = looked(trusting(folder, own), own);

        // Then
        assertThat(outcome.issues()).isEmpty();
    }

    @Test
    void shouldTellAMissingIntermediateFromAnUnknownAuthority(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var stranger = TestCertificate.authority("Strange Root");
        var between =
                new TestCertificate.Builder("Test Intermediate").authority().sign(root);
        var other =
                new TestCertificate.Builder("Other Intermediate").authority().sign(stranger);

        // When
        var incomplete = looked(trusting(folder, root), TestCertificate.good(between));
        var unknown = looked(trusting(folder, root), TestCertificate.good(stranger), stranger);
        var unknownWithoutRoot = looked(trusting(folder, root), TestCertificate.good(other), other);

        // Then
        assertThat(Looking.rules(incomplete)).containsExactly("tls-incomplete-chain");
        assertThat(Looking.finding(incomplete, "tls-incomplete-chain").action()).startsWith("send the intermediate");
        assertThat(Looking.rules(unknown)).containsExactly("tls-untrusted");
        assertThat(Looking.finding(unknown, "tls-untrusted").seen()).startsWith("the authority CN=Strange Root is not");
        assertThat(Looking.rules(unknownWithoutRoot)).containsExactly("tls-untrusted");
    }

    @Test
    void shouldFindAWrongName(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var own = new TestCertificate.Builder("localhost")
                .names("example.org", "*.example.org")
                .sign(root);

        // When
        var outcome = looked(trusting(folder, root), own);

        // Then
        assertThat(Looking.rules(outcome)).containsExactly("tls-wrong-name");
        assertThat(Looking.finding(outcome, "tls-wrong-name").seen())
                .isEqualTo("the certificate is for example.org, *.example.org");
    }

    @Test
    void shouldFindAWeakKeyAndAWeakSignature(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var between = new TestCertificate.Builder("Test Intermediate")
                .authority()
                .rsa(2048)
                .sign(root);
        var own = TestCertificate.server().rsa(1024).sha1().sign(between);

        // When
        var outcome = looked(trusting(folder, root), own, between);

        // Then
        assertThat(Looking.rules(outcome)).containsExactly("tls-weak-key", "tls-weak-signature");
        assertThat(Looking.finding(outcome, "tls-weak-key").seen()).isEqualTo("CN=server has a key of RSA 1024 bits");
        assertThat(Looking.finding(outcome, "tls-weak-signature").seen())
                .isEqualTo("CN=server is signed with SHA1withRSA");
    }

    @Test
    void shouldTellThatOnlyTls12IsThere(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        try (var server = TestServer.tls(TestCertificate.good(root).store(), "TLSv1.2")) {
            // When
            var outcome = Looking.at(trusting(folder, root), server.place());

            // Then
            assertThat(Looking.rules(outcome)).containsExactly("tls-no-modern-protocol");
            assertThat(Looking.finding(outcome, "tls-no-modern-protocol").severity())
                    .isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldLookAtAServerOfTls13Only(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        try (var server = TestServer.tls(TestCertificate.good(root).store(), "TLSv1.3")) {
            // When
            var outcome = Looking.at(trusting(folder, root), server.place());

            // Then
            assertThat(outcome.gaps()).isEmpty();
            assertThat(outcome.issues()).isEmpty();
            assertThat(row(outcome)).contains("TLSv1.3");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithTheFileOfAuthorities(@TempDir Path folder) throws Exception {
        // Given
        var missing = folder.resolve("missing.pem");
        var garbage = Files.writeString(folder.resolve("garbage.pem"), "garbage\n");
        var empty = Files.writeString(folder.resolve("empty.pem"), "");

        // When, Then
        assertThatThrownBy(() -> Looking.at(Optional.of(missing), "localhost:1"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("missing.pem: cannot be read");
        assertThatThrownBy(() -> Looking.at(Optional.of(garbage), "localhost:1"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("garbage.pem: holds");
        assertThatThrownBy(() -> Looking.at(Optional.of(empty), "localhost:1"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("empty.pem: holds no certificate");
    }

    @Test
    void shouldSayThatThereIsNoServerToLookAt() throws Exception {
        // Given
        var check = TlsCheck.of(Looking.config(Optional.empty()), List.of());

        // When
        var outcome = check.look(Clock.systemUTC());

        // Then
        assertThat(check.plan()).startsWith("TLS: no server is named");
        assertThat(outcome.looked()).isZero();
        assertThat(check.rules()).doesNotHaveDuplicates().hasSize(13);
    }

    private static Optional<Path> trusting(Path folder, TestCertificate authority) throws Exception {
        return Optional.of(TestCertificate.pem(folder.resolve("authorities.pem"), authority));
    }

    private static Outcome looked(Optional<Path> trust, TestCertificate own, TestCertificate... further)
            throws Exception {
        try (var server = TestServer.tls(own.store(further))) {
            var outcome = Looking.at(trust, server.place());
            assertThat(outcome.gaps()).isEmpty();
            return outcome;
        }
    }

    private static List<String> row(Outcome outcome) {
        return ((View.Table) outcome.views().get(0)).rows().get(0);
    }
}
