package io.jenkins.plugins.upkeep.health.http;

import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.GENEROUS;
import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.endpoint;
import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.look;
import static io.jenkins.plugins.upkeep.health.http.TestHttpServer.median;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EndpointProbeTest {
    @Test
    void shouldFindAGoodServiceWell() throws Exception {
        // Given
        var requests = new AtomicInteger();
        try (var server = TestHttpServer.of(exchange -> {
            requests.incrementAndGet();
            answer(exchange, 200, "{\"status\":\"ok\"}");
        })) {
            // When
            var result = look(endpoint(server.url(), GENEROUS, Optional.of(200), Optional.of("\"status\":\"ok\"")));

            // Then
            assertThat(severities(result)).containsOnly(Severity.INFO);
            assertThat(result.findings().get(0).seen()).isEqualTo("answers 200");
            assertThat(median(result).value().getAsDouble()).isPositive();
            assertThat(median(result).limit()).hasValue(2);
            assertThat(requests).hasValue(6);
        }
    }

    @Test
    void shouldLeaveTheFirstAnswerOutOfTheMedian() throws Exception {
        // Given a service whose first answer is slow
        var requests = new AtomicInteger();
        try (var server = TestHttpServer.of(exchange -> {
            if (requests.getAndIncrement() == 0) {
                pause(Duration.ofMillis(900));
            }
            answer(exchange, 200, "ok");
        })) {
            // When it is timed once
            var url = server.url();
            var once = new Endpoint("primary", url, 1, Duration.ofMillis(400), Optional.empty(), Optional.empty());
            var result = look(once);

            // Then
            assertThat(severities(result)).containsOnly(Severity.INFO);
        }
    }

    @Test
    void shouldWarnAboveTheLimitAndCallTwiceTheLimitCritical() throws Exception {
        // Given a service that takes 300 ms
        try (var server = TestHttpServer.of(exchange -> {
            pause(Duration.ofMillis(300));
            answer(exchange, 200, "ok");
        })) {
            // When
            var slow = look(endpoint(server.url(), Duration.ofMillis(200), Optional.empty(), Optional.empty()));
            var verySlow = look(endpoint(server.url(), Duration.ofMillis(100), Optional.empty(), Optional.empty()));

            // Then
            assertThat(slow.findings().get(1).severity()).isEqualTo(Severity.WARNING);
            assertThat(slow.findings().get(1).limit()).isEqualTo("at most 200 ms, critical above 400 ms");
            assertThat(verySlow.findings().get(1).severity()).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    void shouldComplainOfAWrongStatusEvenIfItComesOnce() throws Exception {
        // Given
        var requests = new AtomicInteger();
        try (var server =
                TestHttpServer.of(exchange -> answer(exchange, requests.incrementAndGet() == 4 ? 503 : 200, "ok"))) {
            // When
            var finding = look(endpoint(server.url())).findings().get(0);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).isEqualTo("answers 503 (wrong status in 1 of 6 requests)");
            assertThat(finding.limit()).isEqualTo("status 200 to 399");
        }
    }

    @Test
    void shouldComplainOfABodyWithoutTheExpectedText() throws Exception {
        // Given
        try (var server = TestHttpServer.of(exchange -> answer(exchange, 200, "{\"status\":\"degraded\"}"))) {
            // When
            var endpoint = endpoint(server.url(), GENEROUS, Optional.of(200), Optional.of("\"status\":\"ok\""));
            var finding = look(endpoint).findings().get(0);

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).contains("expected text is not in");
        }
    }

    @Test
    void shouldReadOnlyTheBeginningOfAnEndlessBody() throws Exception {
        // Given a body without an end
        try (var server = TestHttpServer.of(EndpointProbeTest::pourWithoutEnd)) {
            // When
            var endpoint = endpoint(server.url(), GENEROUS, Optional.empty(), Optional.of("xxxx"));
            var result = look(endpoint);

            // Then
            assertThat(result.findings().get(0).severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void shouldShowARedirectAndNotFollowIt() throws Exception {
        // Given
        var requests = new AtomicInteger();
        try (var server = TestHttpServer.of(exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://user:secret@localhost:1/login?token=secret");
            answer(exchange, 302, "");
        })) {
            // When
            var surprising = look(endpoint(server.url())).findings().get(0);
            var expected = look(endpoint(server.url(), GENEROUS, Optional.of(302), Optional.empty()))
                    .findings()
                    .get(0);

            // Then
            assertThat(surprising.severity()).isEqualTo(Severity.WARNING);
            assertThat(surprising.seen())
                    .contains("302 to http://localhost:1/login?…")
                    .doesNotContain("secret");
            assertThat(expected.severity()).isEqualTo(Severity.INFO);
            assertThat(expected.seen()).contains("http://localhost:1/login");
            assertThat(requests).hasValue(12);
        }
    }

    private static void pourWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1_000_000; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause(Duration time) {
        var never = new CountDownLatch(1);
        try {
            assertThat(never.await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Severity> severities(ProbeResult result) {
        return result.findings().stream().map(finding -> finding.severity()).toList();
    }
}
