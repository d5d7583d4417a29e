package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.monitoring.metrics.Exposition;
import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Remembered;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exporter really says, with a real database and Redis, held against what promtool, rules and dashboard want. */
class ExportedMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{");
    private static final Pattern MEASUREMENT =
            Pattern.compile("upkeep_task_measurement\\{[^}]*\\bname=\\\\\"([a-z_]+)\\\\\"");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Names of the guide, which promtool would have otherwise. */
    private static final String TOLERATED =
            "active_strategies_count non-histogram and non-summary metrics should not have";

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    private record Section(List<String> facts) implements Remembered {
        @Override
        public String key() {
            return "backup";
        }
    }

    private static DatabaseAddress database() {
        var database = TestCluster.database();
        TestCluster.sql(
                database,
                "CREATE TABLE strategies AS SELECT * FROM (VALUES ('a \"quoted\"', 'active', 2.5), ('b', 'active', 3), ('c',"
                        + " 'failed', NULL)) AS s (name, status, seconds)");
        return database;
    }

    private void remember(String service) throws Exception {
        var set = new VerifiedSet(Instant.parse("2026-11-28T02:00:00Z"));
        for (var task : List.of("health-check", "verified-backup", "dr-restore-test", "backup-check")) {
            var report = Report.of(task, service)
                    .section(new Section(List.of(set.fact(), set.restoredFact())))
                    .add(Measurement.of("rto", 90, Unit.SECONDS))
                    .add(Measurement.of("rpo", 3600, Unit.SECONDS))
                    .build(Instant.now().minusSeconds(60), Duration.ofSeconds(12), "said");
            Files.createDirectories(folder.resolve("reports").resolve(task));
            HistoryFile.add(folder.resolve("reports").resolve(task), report);
        }
    }

    private String exported(String yaml) throws Exception {
        var config = MonitoringDesk.config(folder, yaml);
        var log = Files.writeString(folder.resolve("access.log"), "");
        try (var scraper = Sources.following(config, folder.resolve("reports"), notes::add)) {
            Files.writeString(
                    log,
                    "192.0.2.7 [29/Nov/2026:12:00:00 +0000] \"GET /a HTTP/1.1\" 200 0.020\nno line\n",
                    StandardOpenOption.APPEND);
            return Exposition.of(scraper.scrape(PATIENCE)).text();
        }
    }

    private String full(String name) throws Exception {
        remember(name);
        try (var redis = TestRedis.start(Files.createDirectory(folder.resolve("redis")))) {
            var address = redis.address();
            return exported(MonitoringDesk.full(name, database(), "redis://" + address.host() + ":" + address.port()));
        }
    }

    private static Set<String> names(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldTellAllThatThereIsOfAHostileService() throws Exception {
        // When
        var text = full(MonitoringDesk.HOSTILE);

        // Then
        assertThat(notes).isEmpty();
        assertThat(text)
                .contains("active_strategies_count 2.0")
                .contains("optimization_duration_seconds{name=\"a \\\"quoted\\\"\"} 2.5")
                .contains("optimization_failures_total 1.0")
                .contains(
                        "upkeep_metric_up{metric=\"forgotten\",service=\"a \\\"b\\\" \\\\ {{ ü $labels }} $x 😀 #\"} 1.0")
                .doesNotContain("\nforgotten");
        assertThat(names(text))
                .containsAll(Vocabulary.all().stream()
                        .flatMap(metric -> series(metric).stream())
                        .toList());
        TestCluster.address().password().ifPresent(secret -> assertThat(text).doesNotContain(secret.reveal()));
    }

    private static List<String> series(Metric metric) {
        return switch (metric.type()) {
            case HISTOGRAM -> List.of(metric.name() + "_bucket", metric.name() + "_sum", metric.name() + "_count");
            case GAUGE, COUNTER, INFO -> List.of(metric.name());
        };
    }

    @Test
    void shouldWriteWhatPromtoolHasNothingToSayAbout() throws Exception {
        // When
        var full = MonitoringDesk.checkMetrics(folder, full("shop"));
        var least = MonitoringDesk.checkMetrics(folder, exported("service: shop\n"));

        // Then
        assertThat((full.output() + full.errors()).lines().filter(line -> !line.startsWith(TOLERATED)))
                .isEmpty();
        assertThat(least.output() + least.errors()).isEmpty();
        assertThat(least.status()).isZero();
    }

    @Test
    void shouldWriteEachMetricThatRulesAndDashboardAskFor() throws Exception {
        // Given
        var text = full("shop");

        // When
        var files = Rendering.of(Services.of(MonitoringDesk.config(folder, MonitoringDesk.full("shop"))));
        var expressions = new ArrayList<String>();
        expressions.addAll(new YAMLMapper().readTree(files.get(Rendering.RULES)).findValuesAsText("expr"));
        expressions.addAll(
                Json.mapper().readTree(files.get(Rendering.DASHBOARD)).findValuesAsText("expr"));
        var asked = expressions.stream()
                .map(expression -> STRING.matcher(expression).replaceAll("''"))
                .flatMap(expression -> SERIES.matcher(expression).results())
                .map(found -> found.group(1))
                .filter(name -> !name.equals("up"))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        asked.remove("forgotten");
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(names(text)).containsAll(asked);
    }

    @Test
    void shouldTellOfAnAccessLogThatCannotBeRead() throws Exception {
        // Given
        Files.createSymbolicLink(folder.resolve("access.log.hidden"), Path.of("access.log.hidden"));

        // When
        var text = exported("""
                service: shop
                api:
                  accessLogs: {files: ["access.log*"], format: '$remote_addr [$time_local] "$request" $status $request_time'}
                """);

        // Then
        assertThat(text)
                .contains("upkeep_access_log_files_not_followed{reason=\"unreadable\",service=\"shop\"} 1.0")
                .contains("upkeep_access_log_files_not_followed{reason=\"too_many\",service=\"shop\"} 0.0")
                .contains("upkeep_access_log_files{service=\"shop\"} 1.0");
        assertThat(notes).singleElement().asString().contains("access.log.hidden: cannot be read");
    }

    @Test
    void shouldNameEachMeasurementThatRulesAndDashboardAskFor() throws Exception {
        // Given
        var probed = "service: shop\napi: {endpoints: [{name: main, url: \"http://h/x\"}]}\n";

        // When
        var asked = new TreeSet<String>();
        for (var yaml : List.of(MonitoringDesk.full("shop"), probed)) {
            var files = Rendering.of(Services.of(MonitoringDesk.config(folder, yaml)));
            for (var file : List.of(Rendering.RULES, Rendering.DASHBOARD)) {
                MEASUREMENT.matcher(files.get(file)).results().forEach(found -> asked.add(found.group(1)));
            }
        }

        // Then
        assertThat(asked).containsExactlyInAnyOrderElementsOf(Vocabulary.NEEDED_MEASUREMENTS);
    }

    @Test
    void shouldSayLittleOfAServiceOfWhichLittleIsKnown() throws Exception {
        // When
        var text = exported("service: shop\n");

        // Then
        assertThat(names(text))
                .containsExactly(
                        "upkeep_build_info",
                        "upkeep_exporter_last_read_timestamp_seconds",
                        "upkeep_exporter_scrape_duration_seconds",
                        "upkeep_exporter_source_duration_seconds",
                        "upkeep_exporter_source_up");
    }
}
