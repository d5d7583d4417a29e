package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.monitoring.exporter.MetricsServer;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.testing.PrometheusServer;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with the configuration that was rendered, which scrapes the exporter. */
class PrometheusTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void shouldScrapeTheExporterAndFireAnAlert() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE TABLE strategies AS SELECT 'active' AS status, 'n' AS name, 1 AS seconds");
        var task = Files.createDirectories(folder.resolve("reports").resolve("health-check"));
        HistoryFile.add(
                task,
                Report.of("health-check", MonitoringDesk.HOSTILE)
                        .add(Finding.unknown("host", "could not be looked at", "see why"))
                        .build(Instant.now().minusSeconds(60), Duration.ofSeconds(1), "said"));
        var yaml = MonitoringDesk.full(MonitoringDesk.HOSTILE, database, "redis://127.0.0.1:1");
        var config = MonitoringDesk.config(folder, yaml);
        try (var scraper = Sources.following(config, folder.resolve("reports"), note -> {});
                var exporter =
                        MetricsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), scraper)) {
            var here = yaml.replace(
                    "scrape: {jenkins",
                    "scrape: {interval: 1s, exporter: \"127.0.0.1:" + exporter.port() + "\", jenkins");
            Rendering.write(MonitoringDesk.service(folder, here), folder, false);
            var configuration = Files.readString(folder.resolve(Rendering.PROMETHEUS));

            // When
            try (var prometheus = PrometheusServer.start(folder, "# EOF\n", configuration)) {
                await().atMost(LONGEST).until(() -> isFiring(prometheus.address()));

                // Then
                var strategies = ask(prometheus.address(), "query?query=active_strategies_count")
                        .path("result")
                        .get(0);
                assertThat(strategies.path("value").get(1).asText()).isEqualTo("1");
                assertThat(strategies.path("metric").path("service").asText()).isEqualTo(MonitoringDesk.HOSTILE);
                assertThat(ask(prometheus.address(), "query?query=up%7Bjob%3D%22upkeep%22%7D")
                                .path("result")
                                .get(0)
                                .path("value")
                                .get(1)
                                .asText())
                        .isEqualTo("1");
            }
        }
    }

    private static boolean isFiring(URI prometheus) throws Exception {
        for (var alert : ask(prometheus, "alerts").path("alerts")) {
            if (alert.path("labels").path("alertname").asText().equals("UpkeepTaskFailed")) {
                assertThat(alert.path("annotations").path("summary").asText())
                        .isEqualTo("health-check of " + MonitoringDesk.HOSTILE + " could not run, or not look");
                return alert.path("state").asText().equals("firing");
            }
        }
        return false;
    }

    private static JsonNode ask(URI prometheus, String what) throws Exception {
        try (var answer = prometheus.resolve("/api/v1/" + what).toURL().openStream()) {
            return Json.mapper().readTree(answer).path("data");
        }
    }
}
