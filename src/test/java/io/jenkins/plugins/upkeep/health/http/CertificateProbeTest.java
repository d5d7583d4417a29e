package io.jenkins.plugins.upkeep.health.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateProbeTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void shouldJudgeByTheDaysLeft(@TempDir Path folder) throws Exception {
        assertThat(certificate(folder, "-10d", 365).severity()).isEqualTo(Severity.INFO);
        assertThat(certificate(folder, "-10d", 20).severity()).isEqualTo(Severity.WARNING);
        assertThat(certificate(folder, "-10d", 12).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldSayHowLongAgoACertificateExpired(@TempDir Path folder) throws Exception {
        // When
        var finding = certificate(folder, "-10d", 5);

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).startsWith("expired 5 d ago (CN=localhost");
        assertThat(finding.limit()).isEqualTo("at least 20 d, critical below 3 d");
    }

    @Test
    void shouldTakeTheEarliestEndInTheChain(@TempDir Path folder) throws Exception {
        // Given a certificate that outlives its issuer's
        var store = folder.resolve("chain.p12");
        key(store, "issuer", "CN=Issuer", "-10d", 15, "bc:c");
        key(store, "server", "CN=localhost", "-10d", 365, "san=dns:localhost");
        var request = folder.resolve("server.csr").toString();
        var signed = folder.resolve("server.pem").toString();
        keytool(store, "-certreq", "-alias", "server", "-file", request);
        keytool(
                store,
                "-gencert",
                "-alias",
                "issuer",
                "-infile",
                request,
                "-outfile",
                signed,
                "-validity",
                "365",
                "-ext",
                "san=dns:localhost");
        keytool(store, "-importcert", "-alias", "server", "-file", signed, "-noprompt");
        keytool(
                store,
                "-exportcert",
                "-alias",
                "issuer",
                "-file",
                folder.resolve("i.der").toString());
        var trust = folder.resolve("trust.p12");
        keytool(
                trust,
                "-importcert",
                "-alias",
                "issuer",
                "-noprompt",
                "-file",
                folder.resolve("i.der").toString());
        var served = folder.resolve("served.p12");
        Files.copy(store, served);
        keytool(served, "-delete", "-alias", "issuer");

        try (var server = Server.of(served)) {
            // When
            var finding = look(server);
            var endpoint = new EndpointProbe(server.endpoint(), trusting(trust));
            var trusted = endpoint.look(Clock.systemUTC()).findings().get(0);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).startsWith("4 d left (CN=Issuer").contains("until");
            assertThat(trusted.seen()).isEqualTo("answers 200");
        }
    }

    @Test
    void shouldNotMindAnEndThatNobodyNeeds(@TempDir Path folder) throws Exception {
        // Given an issuer that is trusted, and whose second signature by an older issuer has ended
        var store = folder.resolve("cross.p12");
        key(store, "old", "CN=Old", "-100d", 90, "bc:c");
        key(store, "issuer", "CN=Issuer", "-10d", 365, "bc:c");
        key(store, "server", "CN=localhost", "-10d", 200, "san=dns:localhost");
        var root = certificate(store, "issuer");
        var cross = sign(store, folder, "issuer", "old", "bc:c");
        var own = sign(store, folder, "server", "issuer", "san=dns:localhost");
        var presented = KeyStore.getInstance(store.toFile(), PASSWORD);
        presented.setKeyEntry("server", presented.getKey("server", PASSWORD), PASSWORD, new Certificate[] {own, cross});
        presented.deleteEntry("issuer");
        presented.deleteEntry("old");

        try (var server = Server.of(presented)) {
            // When
            var trusted = new VerifiedChain(Set.of(new TrustAnchor(root, null)));
            var needed = look(new CertificateProbe(server.endpoint(), Optional.of(trusted)));
            var untrusted = look(server);

            // Then
            assertThat(needed.severity()).isEqualTo(Severity.INFO);
            assertThat(needed.seen())
                    .startsWith("189 d left (CN=localhost")
                    .contains("; CN=Issuer, which the server presents and nobody needs, ends ");
            assertThat(untrusted.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(untrusted.seen()).startsWith("expired ").contains("CN=Issuer");
        }
    }

    private static X509Certificate certificate(Path store, String alias) throws Exception {
        return (X509Certificate) KeyStore.getInstance(store.toFile(), PASSWORD).getCertificate(alias);
    }

    private static X509Certificate sign(Path store, Path folder, String alias, String issuer, String extension)
            throws Exception {
        var request = folder.resolve(alias + ".csr").toString();
        var signed = folder.resolve(alias + ".pem").toString();
        keytool(store, "-certreq", "-alias", alias, "-file", request);
        keytool(
                store,
                "-gencert",
                "-alias",
                issuer,
                "-infile",
                request,
                "-outfile",
                signed,
                "-startdate",
                issuer.equals("old") ? "-95d" : "-10d",
                "-validity",
                issuer.equals("old") ? "90" : "200",
                "-ext",
                extension);
        try (var stream = Files.newInputStream(Path.of(signed))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    @Test
    void shouldCallAnUntrustedCertificateCritical(@TempDir Path folder) throws Exception {
        // Given
        var store = selfSigned(folder, "-1d", 365);
        try (var server = Server.of(store)) {
            // When
            var untrusted = new EndpointProbe(server.endpoint(), SSLContext.getDefault())
                    .look(Clock.systemUTC())
                    .findings()
                    .get(0);
            var dates = look(server);

            // Then its dates are read all the same
            assertThat(untrusted.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(untrusted.seen()).startsWith("its certificate is not trusted (");
            assertThat(dates.severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldNotKnowWhatIsNotShown() throws Exception {
        // Given a server that hangs up before it shows anything
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> hangUp(server));
            thread.start();
            var url = URI.create("https://localhost:" + server.getLocalPort() + "/");
            var endpoint =
                    new Endpoint("api", url, 1, Duration.ofSeconds(1), Duration.ofSeconds(5), 200, Optional.empty());

            // When, then
            assertThatThrownBy(() -> new CertificateProbe(endpoint).look(Clock.systemUTC()))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageStartingWith("no certificate was shown");
        }
    }

    private static void hangUp(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.setSoLinger(true, 0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the test server cannot accept", e);
        }
    }

    private static Finding certificate(Path folder, String start, int days) throws Exception {
        try (var server = Server.of(selfSigned(folder, start, days))) {
            return look(server);
        }
    }

    private static Finding look(Server server) throws Exception {
        return look(new CertificateProbe(server.endpoint()));
    }

    private static Finding look(CertificateProbe probe) throws Exception {
        var result = probe.look(Clock.systemUTC());
        assertThat(result.measurements().get(0).name()).isEqualTo("api_certificate_remaining");
        return result.findings().get(0);
    }

    private static Path selfSigned(Path folder, String start, int days) throws Exception {
        var store = folder.resolve("self" + start + days + ".p12");
        key(store, "server", "CN=localhost", start, days, "san=dns:localhost");
        return store;
    }

    private static void key(Path store, String alias, String name, String start, int days, String extension)
            throws Exception {
        keytool(
                store,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                name,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-ext",
                extension);
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        Command.of(Path.of(System.getProperty("java.home"), "bin", "keytool"), arguments)
                .with("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD))
                .output(Duration.ofSeconds(30));
    }

    private static SSLContext trusting(Path store) throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(KeyStore.getInstance(store.toFile(), PASSWORD));
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /** A real HTTPS server on a free port. */
    private record Server(HttpsServer http) implements AutoCloseable {
        static Server of(Path store) throws Exception {
            return of(KeyStore.getInstance(store.toFile(), PASSWORD));
        }

        static Server of(KeyStore store) throws Exception {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            var http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setHttpsConfigurator(new HttpsConfigurator(context));
            http.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            http.setExecutor(Executors.newCachedThreadPool());
            http.start();
            return new Server(http);
        }

        Endpoint endpoint() {
            var url = URI.create("https://localhost:" + http.getAddress().getPort() + "/");
            return new Endpoint("api", url, 2, Duration.ofSeconds(2), Duration.ofSeconds(5), 200, Optional.empty());
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
