package io.jenkins.plugins.upkeep.monitoring.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<String> notes = new ArrayList<>();

    /** A source made of what it reads. */
    private static MetricSource source(String name, Reading reading) {
        return new MetricSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Family> read(Duration patience) throws UpkeepException, InterruptedException {
                return reading.read();
            }
        };
    }

    private interface Reading {
        List<Family> read() throws UpkeepException, InterruptedException;
    }

    private Scraper scraper(MetricSource... sources) {
        return new Scraper("shop", List.of(sources), notes::add);
    }

    private static MetricsServer start(Scraper scraper) throws UpkeepException {
        return MetricsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), scraper);
    }

    private static HttpResponse<String> ask(MetricsServer server, String method, String path, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/metrics,200",
        "HEAD,/metrics,200",
        "GET,/healthz,200",
        "GET,/,200",
        "GET,/other,404",
        "GET,/metrics/x,404",
        "POST,/metrics,405",
        "DELETE,/,405"
    })
    void shouldAnswerWhatItHas(String method, String path, int status) throws Exception {
        try (var scraper = scraper();
                var server = start(scraper)) {
            // When
            var answer = ask(server, method, path);

            // Then
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body().isEmpty()).isEqualTo(method.equals("HEAD"));
        }
    }

    @Test
    void shouldSpeakTheFormatThatIsAskedFor() throws Exception {
        try (var scraper =
                        scraper(source("odd", () -> List.of(Family.of(Vocabulary.METRIC_UP, 1, "a\"b\\\n", "ünï"))));
                var server = start(scraper)) {
            // When
            var plain = ask(server, "GET", "/metrics");
            var open = ask(server, "GET", "/metrics", "Accept", "application/openmetrics-text;version=1.0.0,*/*;q=0.1");

            // Then
            assertThat(plain.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(plain.body()).contains("upkeep_metric_up{metric=\"ünï\",service=\"a\\\"b\\\\\\n\"} 1.0\n");
            assertThat(open.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/openmetrics-text; version=1.0.0");
            assertThat(open.body()).endsWith("# EOF\n");
        }
    }

    @Test
    void shouldDoWithoutASourceThatFailsOrHangs() throws Exception {
        // Given
        var calls = new AtomicInteger();
        var forEver = new CountDownLatch(1);
        try (var scraper = scraper(
                        source("good", () -> List.of(Family.of(Vocabulary.REDIS_UP, 1, "shop"))),
                        source("bad", () -> {
                            throw new UpkeepException("bad: is broken; mend it");
                        }),
                        source("hangs", () -> {
                            calls.incrementAndGet();
                            forEver.await();
                            return List.of();
                        }));
                var server = start(scraper)) {
            // When
            var first =
                    ask(server, "GET", "/metrics", ScrapeTimeout.HEADER, "0.5").body();
            var second =
                    ask(server, "GET", "/metrics", ScrapeTimeout.HEADER, "0.5").body();

            // Then
            assertThat(first)
                    .contains("upkeep_redis_up{service=\"shop\"} 1.0")
                    .contains("upkeep_exporter_source_up{service=\"shop\",source=\"good\"} 1.0")
                    .contains("upkeep_exporter_source_up{service=\"shop\",source=\"bad\"} 0.0")
                    .contains("upkeep_exporter_source_up{service=\"shop\",source=\"hangs\"} 0.0");
            assertThat(second).contains("upkeep_redis_up{service=\"shop\"} 1.0");
            assertThat(calls).hasValue(1);
            assertThat(notes)
                    .containsExactly(
                            "source bad: bad: is broken; mend it", "source hangs: takes longer than the scrape");
        } finally {
            forEver.countDown();
        }
    }

    @Test
    void shouldReadOnceForAllWhoAskAtTheSameTime() throws Exception {
        // Given
        var calls = new AtomicInteger();
        var all = new CountDownLatch(1);
        try (var scraper = scraper(source("slow", () -> {
                    calls.incrementAndGet();
                    all.await();
                    return List.of();
                }));
                var server = start(scraper)) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                    .header(ScrapeTimeout.HEADER, "60")
                    .build();

            // When
            var first = CLIENT.sendAsync(request, BodyHandlers.ofString());
            await().until(() -> calls.get() == 1);
            var others = Stream.generate(() -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
                    .limit(10)
                    .toList();
            await().until(() -> waiting() >= 10);
            all.countDown();

            // Then
            assertThat(first.get().statusCode()).isEqualTo(200);
            for (var other : others) {
                assertThat(other.get().body()).isEqualTo(first.get().body());
            }
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void shouldNotCutWhoHasMoreTimeByWhoAskedFirstWithLess() throws Exception {
        // Given a source that takes as long as it may, and tells whether that was enough
        var enough = Duration.ofSeconds(20);
        var begun = new CountDownLatch(1);
        var patient = new MetricSource() {
            @Override
            public String name() {
                return "patient";
            }

            @Override
            public List<Family> read(Duration patience) throws InterruptedException {
                begun.countDown();
                if (patience.compareTo(enough) < 0) {
                    new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
                }
                return List.of(Family.of(Vocabulary.REDIS_UP, patience.compareTo(enough) < 0 ? 0 : 1, "shop"));
            }
        };
        var pool = Executors.newSingleThreadExecutor();
        try (var scraper = scraper(patient)) {
            // When
            var hasty = pool.submit(() -> scraper.scrape(Duration.ofSeconds(1)));
            begun.await();
            var answer = scraper.scrape(Duration.ofSeconds(60));

            // Then
            assertThat(answer).contains(Family.of(Vocabulary.REDIS_UP, 1, "shop"));
            assertThat(hasty.get()).contains(Family.of(Vocabulary.REDIS_UP, 0, "shop"));
            assertThat(notes).isEmpty();
        }
        pool.shutdown();
    }

    /** Threads of the server that wait for another one's scrape. */
    private static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("http "))
                .filter(thread -> List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("awaitDone")
                                && frame.getClassName().endsWith("FutureTask")))
                .count();
    }

    @Test
    void shouldServeWhileOthersAreSlow() throws Exception {
        try (var scraper = scraper();
                var server = start(scraper)) {
            // Given
            var slow = new ArrayList<Socket>();
            for (int at = 0; at < 20; at++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            // When
            var answer = ask(server, "GET", "/metrics");
            var huge = catchThrowable(() -> ask(server, "GET", "/metrics", "X-Huge", "x".repeat(2 << 20)));
            var after = ask(server, "GET", "/healthz");

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(after.statusCode()).as("after " + huge).isEqualTo(200);
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void shouldSayThatItsPortIsTaken() throws Exception {
        try (var scraper = scraper();
                var server = start(scraper)) {
            assertThat(catchThrowable(() -> MetricsServer.start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), scraper)))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessage("exporter: cannot listen on localhost:" + server.port()
                            + " (Address already in use); is it running already? Name another port with --port");
        }
    }

    @ParameterizedTest
    @CsvSource({"10,9000", "1,900", "0.1,200", "1000,59000", "nonsense,9000", "-1,9000", "1e9,9000"})
    void shouldEndBeforePrometheusGivesUp(String header, long millis) {
        assertThat(ScrapeTimeout.of(Optional.of(header))).isEqualTo(Duration.ofMillis(millis));
    }
}
