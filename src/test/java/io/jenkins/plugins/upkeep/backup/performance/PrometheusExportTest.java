package io.jenkins.plugins.upkeep.backup.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.prometheus.PrometheusSource;
import io.jenkins.plugins.upkeep.system.prometheus.QueryFailedException;
import io.jenkins.plugins.upkeep.system.prometheus.TimeSlices;
import io.jenkins.plugins.upkeep.testing.PrometheusServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of Prometheus' answers, and what becomes of answers that are none. */
class PrometheusExportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SUCCESS =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[%s]}}";
    private static final String SERIES =
            "{\"metric\":{\"path\":\"/a,\\\"b\\\"\\n\",\"__name__\":\"x\"},\"values\":[[1772366400.5,\"1.5\"],[1772366700,\"NaN\"]]}";

    @TempDir
    private Path folder;

    @Test
    void shouldExportWhatARealPrometheusHas() throws Exception {
        // Given: samples of six hours, every 10 seconds
        var end = Instant.now().getEpochSecond() / 10 * 10 - 600;
        var samples = new StringBuilder("# TYPE load gauge\n");
        for (long time = end - 6 * 3600; time <= end; time += 10) {
            samples.append("load{path=\"/a,\\\"b\\\"\"} ")
                    .append(time % 1000)
                    .append(' ')
                    .append(time)
                    .append('\n');
        }
        try (var server =
                PrometheusServer.start(folder, samples.append("# EOF\n").toString())) {
            var plan = plan(
                    server.address(),
                    Duration.ofHours(6),
                    Duration.ofSeconds(10),
                    new PerformanceQuery("load", "load", true),
                    new PerformanceQuery("none", "nothing_of_this_name", true),
                    new PerformanceQuery("usual", "nothing_of_this_name", false),
                    new PerformanceQuery("wrong", "load(", true));

            // When
            var seen = Exported.of(plan, Instant.ofEpochSecond(end), folder);

            // Then: every point once, over more than one answer
            assertThat(seen.evidence("load").rows()).isEqualTo(2161);
            assertThat(seen.text("load").lines().skip(1).distinct())
                    .hasSize(2161)
                    .allMatch(
                            line -> line.matches(
                                    "\\S+Z,\"\\{\"\"__name__\"\":\"\"load\"\",\"\"path\"\":\"\"/a,\\\\\"\"b\\\\\"\"\"\"\\}\",\\d+"));
            assertThat(seen.text("none")).isEqualTo("time,labels,value\n");
            assertThat(seen.text("wrong")).isNull();
            assertThat(seen.outcome().findings())
                    .extracting(finding -> finding.severity() + " " + finding.subject())
                    .containsExactly("WARNING performance data none", "INFO performance data usual");
            assertThat(seen.outcome().problems())
                    .singleElement()
                    .asString()
                    .contains("query wrong of Prometheus")
                    .contains("answers 400")
                    .contains("unclosed left parenthesis");
        }
    }

    @Test
    void shouldWriteRowsThatAnythingCanRead() throws Exception {
        // When
        var seen = answered(200, SUCCESS.formatted(SERIES));

        // Then
        assertThat(seen.outcome().problems()).isEmpty();
        assertThat(seen.text("one")).isEqualTo("""
                time,labels,value
                2026-03-01T12:00:00.500Z,"{""__name__"":""x"",""path"":""/a,\\""b\\""\\n""}",1.5
                2026-03-01T12:05:00Z,"{""__name__"":""x"",""path"":""/a,\\""b\\""\\n""}",NaN
                """);
    }

    @Test
    void shouldWarnOfWhatPrometheusWarnsOf() throws Exception {
        // Given
        var warned = SUCCESS.formatted(SERIES.replace("\"values\"", "\"histograms\":[[1,{}]],\"values\""));

        // When
        var seen = answered(200, warned.substring(0, warned.length() - 1) + ",\"warnings\":[\"a store is away\"]}");

        // Then
        assertThat(seen.outcome().problems()).isEmpty();
        assertThat(seen.outcome().findings()).hasSize(2).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(seen.outcome().findings().get(0).seen()).contains("a store is away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"status\":\"error\",\"error\":\"too busy\"} | does not say that it is a success",
                "200 | {\"data\":{\"resultType\":\"matrix\",\"result\":[]}} | does not say that it is a success",
                "200 | <html>Log in</html> | no whole JSON",
                "200 | [] | is no JSON object",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}} | no points over time",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{}, | no whole JSON",
                "200 | {\"status\":\"success\",\"data\":{\"result\":[{\"values\":[[1,\"1\"]]}]}} | before it says of what",
                "200 | {\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"values\":[[1,\"=cmd\"]]}]}} | no number",
                "200 | {\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"values\":[[1e99,\"1\"]]}]}} | a time",
                "200 | {\"status\":\"success\",\"data\":{\"result\":[]}} trailing | no whole JSON",
                "422 | {\"status\":\"error\",\"error\":\"query timed out\"} | answers 422: query timed out; correct",
                "503 | <html>down</html> | answers 503; see its log",
                "401 | - | without an account",
                "302 | - | answers 302 to http://login.example/in; write the address"
            })
    void shouldLeaveOutWhatHasNoWholeAnswer(int status, String body, String problem) throws Exception {
        // When
        var seen = answered(status, body);

        // Then
        assertThat(seen.files()).isEmpty();
        assertThat(seen.outcome().evidence().files()).isEmpty();
        assertThat(seen.outcome().problems())
                .singleElement()
                .asString()
                .startsWith("query one of Prometheus at http://127.0.0.1:")
                .contains(problem)
                .doesNotContain("token");
    }

    @Test
    void shouldAskNobodyTwiceWhoDoesNotAnswer() throws Exception {
        // Given
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var plan = plan(
                URI.create("http://127.0.0.1:" + port),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                PerformanceQuery.usual(Duration.ofMinutes(5)).toArray(PerformanceQuery[]::new));

        // When
        var seen = Exported.of(plan, NOW, folder);

        // Then
        assertThat(seen.outcome().problems()).singleElement().asString().contains("refuses connections");
        assertThat(seen.files()).isEmpty();
    }

    @Test
    void shouldNotWaitForEverForTheRestOfAnAnswer() throws Exception {
        // Given
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"status\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        server.start();
        var address = WebAddress.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        var source = new PrometheusSource(address, Duration.ofSeconds(5), Duration.ofMillis(300));

        // When, Then
        try {
            assertThatThrownBy(() -> source.ask(
                            "up",
                            TimeSlices.before(NOW, Duration.ofHours(1), Duration.ofMinutes(5)),
                            PrometheusExportTest::ignore))
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageContaining("broke off its answer");
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void shouldCutThePeriodIntoPiecesWithoutAPointInTwo() {
        // When
        var slices = TimeSlices.before(NOW.plusSeconds(17), Duration.ofDays(30), Duration.ofMinutes(5));
        var pieces = slices.pieces();

        // Then
        assertThat(slices.until()).isEqualTo(NOW);
        assertThat(pieces).hasSize(9);
        for (int index = 1; index < pieces.size(); index++) {
            assertThat(pieces.get(index).from())
                    .isEqualTo(pieces.get(index - 1).until().plusSeconds(300));
        }
        assertThat(pieces.get(8).until()).isEqualTo(NOW);
    }

    private static void ignore(Instant time, String labels, String value) throws UpkeepException {
        // Nobody looks at it.
    }

    private Exported answered(int status, String body) throws Exception {
        var requests = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prom/api/v1/query_range", exchange -> {
            requests.incrementAndGet();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://login.example/in?token=1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prom/");
            var query = new PerformanceQuery("one", "up", true);
            var seen = Exported.of(plan(address, Duration.ofHours(1), Duration.ofMinutes(5), query), NOW, folder);
            assertThat(requests).hasValue(1);
            return seen;
        } finally {
            server.stop(0);
        }
    }

    private static PerformancePlan plan(URI address, Duration period, Duration step, PerformanceQuery... queries) {
        return new PerformancePlan(
                period, step, Optional.of(WebAddress.of(address)), List.of(queries), Optional.empty());
    }
}
