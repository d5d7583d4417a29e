package io.jenkins.plugins.upkeep.health.http;

import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.endpoint;
import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.look;
import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.median;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SilentEndpointTest {
    @Test
    void shouldSayThatNobodyListens() throws Exception {
        // Given a port that was free a moment ago
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        // When
        var result = look(endpoint(URI.create("http://127.0.0.1:" + port + "/health?key=secret")));

        // Then
        var finding = result.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).startsWith("refuses connections at").doesNotContain("secret");
        assertThat(finding.action()).contains("start the service");
        assertThat(median(result).reason()).isPresent();
    }

    @Test
    void shouldSayThatTheHostHasNoAddress() throws Exception {
        // When
        var finding = look(endpoint(URI.create("http://nobody.invalid/health")))
                .findings()
                .get(0);

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).isEqualTo("its host nobody.invalid has no address");
    }

    @Test
    void shouldNotWaitForEverForAnAnswer() throws Exception {
        // Given a service that accepts, and says nothing
        try (var silent = new ServerSocket(0)) {
            var watch = Stopwatch.started();

            // When
            var url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            var finding = look(endpoint(url)).findings().get(0);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).startsWith("gave no answer within 5 s");
            assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void shouldNotWaitForEverForTheEndOfABody() throws Exception {
        // Given a service that stops in the middle of its answer
        var end = new CountDownLatch(1);
        try (var server = TestHttpServer.of(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            await(end);
        })) {
            // When
            var finding = look(endpoint(server.url())).findings().get(0);
            end.countDown();

            // Then
            assertThat(finding.seen()).startsWith("gave no answer within 5 s");
        }
    }

    @Test
    void shouldSayThatTheConnectionBroke() throws Exception {
        // Given a service that resets each connection
        try (var server = new ServerSocket(0)) {
            var thread = new Thread(() -> resetEach(server));
            thread.setDaemon(true);
            thread.start();

            // When
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            var finding = look(endpoint(url)).findings().get(0);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen())
                    .startsWith("gave no answer at http://127.0.0.1")
                    .contains("reset");
        }
    }

    private static void resetEach(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.setSoLinger(true, 0);
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
