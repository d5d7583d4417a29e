package io.jenkins.plugins.upkeep.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Old versions and weak suites, offered by real servers. */
@Timeout(120)
class OldProtocolTest {
    private static final String NGINX = """
        daemon off;
        master_process off;
        pid FOLDER/nginx.pid;
        error_log FOLDER/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path FOLDER/body;
          proxy_temp_path FOLDER/proxy;
          fastcgi_temp_path FOLDER/fastcgi;
          uwsgi_temp_path FOLDER/uwsgi;
          scgi_temp_path FOLDER/scgi;
          server {
            listen 127.0.0.1:PORT ssl;
            server_name localhost;
            ssl_certificate FOLDER/chain.pem;
            ssl_certificate_key FOLDER/key.pem;
            ssl_protocols PROTOCOLS;
            ssl_ciphers CIPHERS;
            return 200 'ok';
          }
        }
        """;

    @Test
    void shouldFindWhatNginxStillOffers(@TempDir Path folder) throws Exception {
        // Given
        var outcome = nginx(folder, "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", "ALL:eNULL:@SECLEVEL=0");

        // Then
        assertThat(outcome.gaps()).isEmpty();
        assertThat(Looking.rules(outcome)).containsExactly("tls-old-protocol", "tls-weak-cipher");
        var old = Looking.finding(outcome, "tls-old-protocol");
        assertThat(old.seen()).isEqualTo("offers TLSv1, TLSv1.1");
        assertThat(old.severity()).isEqualTo(Severity.WARNING);
        var weak = Looking.finding(outcome, "tls-weak-cipher");
        assertThat(weak.seen()).contains("TLS_RSA_WITH_NULL_SHA", "TLS_ECDHE_RSA_WITH_NULL_SHA", "ANON");
        assertThat(weak.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldFindNothingInAModernNginx(@TempDir Path folder) throws Exception {
        assertThat(nginx(folder, "TLSv1.2 TLSv1.3", "HIGH:!aNULL:!eNULL").issues())
                .isEmpty();
    }

    @Test
    void shouldSeeTheCertificateOfAServerThatIsTooOldForJava(@TempDir Path folder) throws Exception {
        // Given
        var root = TestCertificate.authority("Test Root");
        var own = TestCertificate.server().rsa(2048).sign(root);
        var trust = Optional.of(TestCertificate.pem(folder.resolve("root.pem"), root));
        try (var server = OldServer.start(folder, own)) {
            // When
            var outcome = Looking.at(trust, "localhost:" + OldServer.port(server));

            // Then
            assertThat(outcome.gaps()).isEmpty();
            assertThat(Looking.rules(outcome))
                    .containsExactly("tls-old-protocol", "tls-no-modern-protocol", "tls-weak-cipher");
            assertThat(Looking.finding(outcome, "tls-old-protocol").seen()).isEqualTo("offers SSLv3, TLSv1, TLSv1.1");
            assertThat(Looking.finding(outcome, "tls-old-protocol").severity()).isEqualTo(Severity.CRITICAL);
            assertThat(Looking.finding(outcome, "tls-weak-cipher").seen())
                    .contains("TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_MD5", "TLS_RSA_WITH_NULL_SHA");
        }
    }

    private static io.jenkins.plugins.upkeep.security.audit.Outcome nginx(Path folder, String protocols, String ciphers)
            throws Exception {
        var program = Command.find("nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable));
        assumeThat(program).as("nginx is not installed; run bin/setup --test").isPresent();
        var root = TestCertificate.authority("Test Root");
        var own = TestCertificate.server().rsa(2048).sign(root);
        TestCertificate.pem(folder.resolve("chain.pem"), own);
        own.keyFile(folder.resolve("key.pem"));
        var port = Ports.free();
        var config = NGINX.replace("FOLDER", folder.toString())
                .replace("PORT", String.valueOf(port))
                .replace("PROTOCOLS", protocols)
                .replace("CIPHERS", ciphers);
        var file = Files.writeString(folder.resolve("nginx.conf"), config);
        try (var process = Command.of(program.orElseThrow(), "-p", folder.toString(), "-c", file.toString())
                .start()) {
            process.discardOutput();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isOpen(port));
            return Looking.at(Optional.of(TestCertificate.pem(folder.resolve("root.pem"), root)), "localhost:" + port);
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
