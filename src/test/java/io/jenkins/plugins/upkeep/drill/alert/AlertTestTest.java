package io.jenkins.plugins.upkeep.drill.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import io.jenkins.plugins.upkeep.monitoring.Silence;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.AlertmanagerServer;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.PrometheusServer;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager, and what it tells. */
class AlertTestTest {
    private static final List<Matcher> TESTS = List.of(Matcher.equal("alertname", TestAlert.NAME));

    @TempDir
    private Path folder;

    /** Routes the test alert to the test's own webhook, and on to whom real ones go. */
    private static String routes(int listen, String times, String pager) {
        return """
                route:
                  receiver: nobody
                  routes:
                    - matchers: [alertname="UpkeepAlertTest"]
                      receiver: upkeep-test
                      continue: true
                      %s
                    - receiver: pager
                      matchers: [severity="critical"]
                      group_wait: 100ms
                receivers:
                  - name: nobody
                  - name: upkeep-test
                    webhook_configs: [{url: "http://127.0.0.1:%d/"}]
                  - name: pager%s
                """.formatted(times, listen, pager.isEmpty() ? "" : "\n    webhook_configs: [{url: '" + pager + "'}]");
    }

    private static final String QUICK = "group_wait: 100ms\n      group_interval: 1s";

    private Report test(URI alertmanager, String settings, String more) throws Exception {
        return test(
                "monitoring: {alertmanager: '" + alertmanager + "'}\ndrill: {alertTest: {" + settings + "}}\n" + more,
                false);
    }

    private Report test(String sections, boolean dryRun) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), "service: shop\n" + sections);
        var plan = AlertTestPlan.of(ConfigFile.read(file, TaskFamilies.sections(), Map.of()));
        return new AlertTest(plan)
                .run(new TaskContext(
                        "alert-test",
                        "shop",
                        Clock.systemUTC(),
                        TaskLog.silent(),
                        Progress.unseen(),
                        folder,
                        folder,
                        dryRun));
    }

    private static String listening(int port, String wait) {
        return "receiver: upkeep-test, listen: '127.0.0.1:" + port + "', wait: " + wait;
    }

    private static Finding worst(Report report) {
        return Reports.problems(report).get(0);
    }

    private static void assertOver(URI alertmanager) throws Exception {
        assertThat(new Alertmanager(alertmanager).alerts(TESTS)).isEmpty();
    }

    private static HttpServer webhook(int status) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = "ok".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void shouldSeeThatEverythingArrives() throws Exception {
        // Given
        var listen = Ports.free();
        var slack = webhook(200);
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        try (var alertmanager = AlertmanagerServer.start(folder, routes(listen, QUICK, ""));
                var prometheus = PrometheusServer.start(
                        Files.createDirectory(folder.resolve("prometheus")),
                        "# EOF\n",
                        "alerting: {alertmanagers: [{static_configs: [{targets: ['localhost:"
                                + alertmanager.address().getPort() + "']}]}]}\n")) {
            // Prometheus needs a moment to know its Alertmanagers
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !new Documents(prometheus.address())
                            .json("/api/v1/alertmanagers")
                            .at("/data/activeAlertmanagers")
                            .isEmpty());

            // When
            var report = test(
                    """
                    monitoring: {alertmanager: '%s', prometheus: '%s'}
                    drill: {alertTest: {%s}}
                    notify:
                      slack: {webhook: '%s'}
                      email: {smtp: 'smtp://127.0.0.1:%d', from: a@example.org, to: [b@example.org]}
                      eventLog: events.jsonl
                    """.formatted(
                                    alertmanager.address(),
                                    prometheus.address(),
                                    listening(listen, "30s"),
                                    url(slack),
                                    mail.getSmtp().getPort()),
                    false);

            // Then
            assertThat(Reports.problems(report)).isEmpty();
            assertThat(report.verdict())
                    .startsWith("the test alert arrived after ")
                    .endsWith("3 channels took the test message");
            assertThat(Reports.seen(report))
                    .anyMatch(line -> line.endsWith("routes the test alert to pager, upkeep-test"))
                    .anyMatch(line -> line.contains("sends its alerts to http://localhost:"))
                    .anyMatch(line -> line.startsWith("channel email: accepted by the mail server; look into"));
            var section = (AlertSection) report.section().orElseThrow();
            assertThat(section.arrivalSeconds()).isPresent();
            assertThat(section.resolutionSeconds()).isPresent();
            assertThat(section.channels())
                    .containsOnlyKeys("slack", "email", "event log")
                    .doesNotContainValue(false);
            assertThat(mail.getReceivedMessages()[0].getSubject()).contains(section.id(), "nothing is wrong");
            assertOver(alertmanager.address());
        } finally {
            slack.stop(0);
            mail.stop();
        }
    }

    @Test
    void shouldFindThatTheAlertGoesToSomebodyElse() throws Exception {
        try (var alertmanager = AlertmanagerServer.start(folder)) {
            // When
            var report = test(alertmanager.address(), listening(Ports.free(), "5s"), "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).seen()).isEqualTo("routes the test alert to nobody");
            assertThat(worst(report).limit()).isEqualTo("receiver upkeep-test");
            assertOver(alertmanager.address());
        }
    }

    @Test
    void shouldFindThatTheAlertIsSilenced() throws Exception {
        try (var alertmanager = AlertmanagerServer.start(folder)) {
            // Given
            var now = Instant.now();
            new Alertmanager(alertmanager.address())
                    .put(Silence.of(
                            List.of(Matcher.equal("severity", "critical")),
                            now,
                            now.plus(Duration.ofHours(1)),
                            "an operator",
                            "a quiet night"));

            // When
            var report = test(alertmanager.address(), "wait: 5s", "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).seen())
                    .startsWith("silences the test alert by ")
                    .contains("of an operator until ", "(a quiet night)");
            assertOver(alertmanager.address());
        }
    }

    @Test
    void shouldFindThatARealReceiverFails() throws Exception {
        // Given
        var listen = Ports.free();
        var pager = webhook(404);
        try (var alertmanager = AlertmanagerServer.start(folder, routes(listen, QUICK, url(pager)))) {
            // When
            var report = test(alertmanager.address(), listening(listen, "20s"), "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).subject()).isEqualTo("receivers of kind webhook");
            assertThat(worst(report).action()).endsWith("the key of each webhook of pager");
            assertThat(((AlertSection) report.section().orElseThrow()).arrivalSeconds())
                    .isPresent();
        } finally {
            pager.stop(0);
        }
    }

    @Test
    void shouldFindThatNobodyAnswers() throws Exception {
        // When
        var report = test(URI.create("http://127.0.0.1:" + Ports.free()), "wait: 2s", "");

        // Then
        assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.verdict()).contains("refuses connections", "nobody gets an alert at present");
    }

    @Test
    void shouldSayThatItWaitsForTooShortATime() throws Exception {
        // Given
        var listen = Ports.free();
        try (var alertmanager = AlertmanagerServer.start(folder, routes(listen, "group_wait: 1m10s", ""))) {
            // When
            var report = test(alertmanager.address(), listening(listen, "2s"), "");

            // Then
            assertThat(Reports.seen(report))
                    .anyMatch(line -> line.contains("did not bring the test alert to 127.0.0.1:")
                            && line.contains("its route waits 1 min 10 s (group_wait) before it tells"));
            assertOver(alertmanager.address());
        }
    }

    @Test
    void shouldSayThatTheEndIsToldLater() throws Exception {
        // Given
        var listen = Ports.free();
        try (var alertmanager = AlertmanagerServer.start(folder, routes(listen, "group_wait: 100ms", ""))) {
            // When
            var report = test(alertmanager.address(), listening(listen, "10s"), "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.WARNING);
            assertThat(worst(report).seen())
                    .isEqualTo(
                            "tells that an alert is over up to 5 min later (group_interval); that was not waited for");
        }
    }

    @Test
    void shouldEndTheAlertWhenItIsToldToStop() throws Exception {
        // Given
        var listen = Ports.free();
        try (var alertmanager = AlertmanagerServer.start(folder, routes(listen, "group_wait: 5m", ""))) {
            var client = new Alertmanager(alertmanager.address());
            var ended = new CompletableFuture<Throwable>();
            var thread = new Thread(() -> {
                try {
                    test(alertmanager.address(), listening(listen, "5m"), "");
                    ended.complete(null);
                } catch (Exception e) {
                    ended.complete(e);
                }
            });
            thread.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !client.alerts(TESTS).isEmpty());

            // When
            thread.interrupt();

            // Then
            assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertOver(alertmanager.address());
        }
    }

    @Test
    void shouldFindThatPrometheusTellsNobody() throws Exception {
        try (var alertmanager = AlertmanagerServer.start(folder, routes(Ports.free(), QUICK, ""));
                var prometheus =
                        PrometheusServer.start(Files.createDirectory(folder.resolve("prometheus")), "# EOF\n")) {
            // When
            var report = test(
                    "monitoring: {alertmanager: '" + alertmanager.address() + "', prometheus: '" + prometheus.address()
                            + "'}\ndrill: {alertTest: {wait: 2s}}\n",
                    false);

            // Then
            assertThat(Reports.seen(report))
                    .anyMatch(line -> line.endsWith("knows no Alertmanager: none of its alerts reaches anybody"));
        }
    }

    @Test
    void shouldFindThatAChannelIsDead() throws Exception {
        // Given
        var slack = webhook(404);
        try {
            // When
            var report = test("notify: {slack: {webhook: '" + url(slack) + "secret'}}\n", false);

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).subject()).isEqualTo("channel slack");
            assertThat(report.toString()).doesNotContain("secret");
        } finally {
            slack.stop(0);
        }
    }

    @Test
    void shouldOnlyPlan() throws Exception {
        var report = test("monitoring: {alertmanager: 'http://127.0.0.1:1'}\nnotify: {eventLog: events.jsonl}\n", true);

        assertThat(report.verdict()).isEqualTo("nothing was sent; this is the plan");
        assertThat(folder.resolve("events.jsonl")).doesNotExist();
    }

    @Test
    void shouldRefuseToTestNothing() {
        assertThatThrownBy(() -> test("", false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("add monitoring.alertmanager or notify");
    }
}
