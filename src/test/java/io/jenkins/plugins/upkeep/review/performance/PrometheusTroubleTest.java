package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Prometheus that is none, or is ill: its part is unknown, and the rest is reviewed. */
class PrometheusTroubleTest {
    private static final Measurement DISK =
            Measurement.of("host_disk_used", 0, Unit.RATIO).on("disk /").limit(0.9);
    private static final String HEAD = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[";

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        PastRuns.daily(folder.resolve("upkeep-report"), "health-check", 30, ago -> 0.4 + (ago % 3) * 0.01, DISK);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    /** Writes an answer. */
    private interface Answer {
        void write(OutputStream body) throws IOException;
    }

    private void answer(int status, Answer answer) {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, 0);
            try (var body = exchange.getResponseBody()) {
                answer.write(body);
            }
        });
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Report review(int port, String review) throws Exception {
        var config = "monitoring:\n  prometheus: http://127.0.0.1:" + port + "\n" + review;
        return Reviews.run(Reviews.task(folder, config, Map.of()), folder, NOW);
    }

    private Report review() throws Exception {
        return review(server.getAddress().getPort(), "review:\n  patience: 1s\n");
    }

    private static List<Finding> unknown(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.UNKNOWN)
                .toList();
    }

    private static void assertReviewed(Report report) {
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(Reviews.figure(report, "host_disk_used").course()).isPresent();
    }

    @Test
    void shouldSayThatNobodyIsThere() throws Exception {
        var report = review(Ports.free(), "");

        assertReviewed(report);
        assertThat(unknown(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("refuses connections"));
    }

    @Test
    void shouldNotWaitForOneThatIsSlowAndNotAskItAgain() throws Exception {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            await();
        });

        var report = review();

        assertReviewed(report);
        assertThat(unknown(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("gave no answer within"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldNotWaitForAllAnswersOfOneThatStallsInEach() throws Exception {
        answer(200, body -> await());

        var report = review();

        assertReviewed(report);
        assertThat(asked.get()).isLessThan(7);
        assertThat(unknown(report))
                .last()
                .satisfies(finding -> assertThat(finding.seen())
                        .containsAnyOf("queries were not asked any more", "gave no answer within"));
    }

    private void await() throws IOException {
        try {
            assertThat(over.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException("told to stop", e);
        }
    }

    @Test
    void shouldNameEachQueryThatIsRefused() throws Exception {
        answer(400, body -> write(body, "{\"status\":\"error\",\"error\":\"many-to-many matching\"}"));

        var report = review();

        assertReviewed(report);
        assertThat(unknown(report))
                .hasSize(asked.get())
                .allSatisfy(finding ->
                        assertThat(finding.seen()).contains("answers 400").contains("many-to-many matching"))
                .anySatisfy(
                        finding -> assertThat(finding.action()).contains("by the name node_disk into review.queries"));
    }

    @Test
    void shouldSayThatItHasNothing() throws Exception {
        answer(200, body -> write(body, HEAD + "]}}"));

        var report = review();

        assertReviewed(report);
        assertThat(unknown(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("has nothing for any of"));
    }

    @Test
    void shouldGiveUpAnAnswerOfVeryManyPoints() throws Exception {
        answer(200, PrometheusTroubleTest::endless);

        var report = review();

        assertReviewed(report);
        assertThat(unknown(report))
                .first()
                .satisfies(finding -> assertThat(finding.seen()).contains("gives more than 200000 points"));
    }

    /** Ends when nobody reads it any more. */
    private static void endless(OutputStream body) throws IOException {
        write(body, HEAD + "{\"metric\":{\"a\":\"b\"},\"values\":[[1,\"1\"]");
        var points = ",[1772366400,\"1\"]".repeat(1000);
        while (true) {
            write(body, points);
        }
    }

    @Test
    void shouldFollowOnlySoManySeries() throws Exception {
        answer(200, body -> {
            write(body, HEAD);
            for (int at = 0; at < 5000; at++) {
                write(
                        body,
                        (at == 0 ? "" : ",") + "{\"metric\":{\"n\":\"" + at
                                + "\"},\"values\":[[1772366400,\"NaN\"],[1772366401,\"" + at / 5000.0 + "\"],"
                                + "[1772366402,\"+Inf\"],[1772366403,\"1e300\"]]}");
            }
            write(body, "]}}");
        });

        var report = review();

        assertThat(Reviews.figures(report))
                .filteredOn(figure -> figure.name().equals("node_disk"))
                .hasSize(20)
                .allSatisfy(
                        figure -> assertThat(Integer.parseInt(figure.subject())).isBetween(4980, 5000))
                .allSatisfy(figure -> assertThat(figure.points()).isEqualTo(1));
        assertThat(report.findings())
                .filteredOn(finding -> finding.subject().equals("query node_disk"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.seen())
                                .isEqualTo(
                                        "gives 5,000 series; only the 20 nearest to their limit, or the largest, are followed"));
    }

    @Test
    void shouldStopWhenItIsToldTo() throws Exception {
        var task = Reviews.task(
                folder,
                "monitoring:\n  prometheus: http://127.0.0.1:"
                        + server.getAddress().getPort() + "\n",
                Map.of());
        var reviewer = Thread.currentThread();
        answer(200, body -> {
            reviewer.interrupt();
            await();
        });

        assertThatThrownBy(() -> Reviews.run(task, folder, NOW)).isInstanceOf(InterruptedException.class);
    }
}
