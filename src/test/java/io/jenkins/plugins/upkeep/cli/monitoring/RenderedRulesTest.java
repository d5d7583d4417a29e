package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files for Prometheus, as promtool takes them. */
class RenderedRulesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String NEVER = "(up unless up)";

    @TempDir
    private Path folder;

    static List<String> configurations() {
        return List.of(
                MonitoringDesk.full(MonitoringDesk.HOSTILE),
                MonitoringDesk.filed(MonitoringDesk.HOSTILE),
                "service: shop\n",
                "service: " + MonitoringDesk.quoted(MonitoringDesk.HOSTILE)
                        + "\napi: {endpoints: [{name: main, url: \"http://h/x\"}]}\nhost: {}\n",
                """
                service: shop
                backup: {store: "file:/b", parts: {database: true}}
                host: {disks: [/]}
                monitoring: {textfile: /var/lib/x.prom}
                """,
                """
                service: shop
                backup: {store: "file:/b", parts: {database: true}}
                monitoring: {textfile: /var/lib/x.prom}
                """);
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void shouldBeProvenByTheirOwnTests(String yaml) throws Exception {
        // When
        Rendering.write(MonitoringDesk.service(folder, yaml), folder, false);

        // Then
        assertWell(MonitoringDesk.promtool(folder, "check", "config", Rendering.PROMETHEUS));
        assertWell(MonitoringDesk.promtool(folder, "check", "rules", Rendering.RULES));
        assertWell(MonitoringDesk.promtool(folder, "test", "rules", Rendering.TESTS));
    }

    static List<String> complete() {
        return List.of(MonitoringDesk.full("shop"), MonitoringDesk.filed("shop"));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void shouldHaveTestsThatFailWithoutTheRule(String yaml) throws Exception {
        // Given
        Rendering.write(MonitoringDesk.service(folder, yaml), folder, false);
        var rules = YAML.readTree(folder.resolve(Rendering.RULES).toFile());
        var tests = YAML.readTree(folder.resolve(Rendering.TESTS).toFile());

        // When
        var survivors = new ArrayList<String>();
        for (var rule : rules.findParents("alert")) {
            for (var mutant : List.of(NEVER, always(rule))) {
                if (passes(rule, mutant, testsOf(rule, mutant.equals(NEVER), tests))) {
                    survivors.add(rule.path("alert").asText() + ": " + mutant);
                }
            }
        }

        // Then
        assertThat(rules.findParents("alert")).hasSizeGreaterThan(25);
        assertThat(survivors).isEmpty();
    }

    /** It fires whatever the series are. */
    private static String always(JsonNode rule) {
        return "vector(1) or " + rule.path("expr").asText();
    }

    private boolean passes(JsonNode rule, String expression, JsonNode tests) throws Exception {
        var mutant = (ObjectNode) rule.deepCopy();
        mutant.put("expr", expression);
        var file = YAML.createObjectNode();
        var group = file.putArray("groups").addObject().put("name", "mutant");
        group.putArray("rules").add(mutant);
        YAML.writeValue(folder.resolve("mutant.yml").toFile(), file);
        YAML.writeValue(folder.resolve("mutant.test.yml").toFile(), tests);
        return MonitoringDesk.promtool(folder, "test", "rules", "mutant.test.yml")
                .succeeded();
    }

    /** Those of a rule in which it must fire, or those in which it must not. */
    private static JsonNode testsOf(JsonNode rule, boolean firing, JsonNode tests) {
        var file = (ObjectNode) tests.deepCopy();
        ((ArrayNode) file.path("rule_files")).removeAll().add("mutant.yml");
        var own = file.putArray("tests");
        for (var test : tests.path("tests")) {
            var one = test.path("alert_rule_test").get(0);
            if (one.path("alertname").equals(rule.path("alert"))
                    && one.path("exp_alerts").isEmpty() != firing) {
                own.add(test);
            }
        }
        return file;
    }

    @Test
    void shouldNotJudgeThePresentByAFileThatWasWrittenLongAgo() throws Exception {
        // Given a database, Redis, host and figure that were bad a day ago, when the file was written
        Rendering.write(MonitoringDesk.service(folder, MonitoringDesk.filed("shop")), folder, false);
        var series = List.of(
                "upkeep_database_up{service=\"shop\"}",
                "upkeep_redis_up{service=\"shop\"}",
                "active_strategies_count{service=\"shop\"}",
                "upkeep_metric_up{service=\"shop\",metric=\"forgotten\"}",
                "upkeep_exporter_source_up{service=\"shop\",source=\"host\"}");
        var test = YAML.createObjectNode();
        var inputs = test.putArray("input_series");
        series.forEach(one -> inputs.addObject().put("series", one).put("values", "0x60"));
        inputs.addObject()
                .put("series", "upkeep_host_memory_used_ratio{service=\"shop\"}")
                .put("values", "0.99x60");
        inputs.addObject()
                .put("series", "upkeep_exporter_last_read_timestamp_seconds{service=\"shop\"}")
                .put("values", "-86400x60");

        // When
        var alerts = test.putArray("alert_rule_test");
        for (var quiet : List.of(
                "DatabaseConnectionFailure",
                "RedisConnectionFailure",
                "HighMemoryUsage",
                "NoStrategies",
                "UpkeepMetricUnreadable",
                "UpkeepSourceUnreadable")) {
            alerts.addObject().put("eval_time", "40m").put("alertname", quiet);
        }
        var file = YAML.createObjectNode();
        file.putArray("rule_files").add(Rendering.RULES);
        file.putArray("tests").add(test);
        YAML.writeValue(folder.resolve("old.test.yml").toFile(), file);

        // Then
        assertWell(MonitoringDesk.promtool(folder, "test", "rules", "old.test.yml"));
    }

    @Test
    void shouldHaveATestForEachRuleThatFiresAndOneThatDoesNot() throws Exception {
        // When
        var files = Rendering.of(MonitoringDesk.service(folder, MonitoringDesk.full("shop")));
        var firing = new TreeSet<String>();
        var quiet = new TreeSet<String>();
        for (var test : YAML.readTree(files.get(Rendering.TESTS)).path("tests")) {
            var one = test.path("alert_rule_test").get(0);
            (one.path("exp_alerts").isEmpty() ? quiet : firing)
                    .add(one.path("alertname").asText());
        }

        // Then
        Set<String> alerts =
                new TreeSet<>(YAML.readTree(files.get(Rendering.RULES)).findValuesAsText("alert"));
        assertThat(firing).isEqualTo(alerts);
        assertThat(quiet).isEqualTo(alerts);
        assertThat(alerts)
                .contains("HighAPIResponseTime", "OptimizationFailures", "DatabaseConnectionFailure", "HighMemoryUsage")
                .contains("UpkeepDailyTaskOverdue", "UpkeepNoVerifiedBackup", "UpkeepRtoMissed", "UpkeepExporterDown");
    }

    @Test
    void shouldScrapeTheNodeExporterThatShowsTheFileAlsoWithoutASectionHost() throws Exception {
        // When
        var files = Rendering.of(MonitoringDesk.service(
                folder, "service: shop\nmonitoring: {textfile: x.prom, scrape: {node: \"node.example:9100\"}}\n"));

        // Then
        assertThat(YAML.readTree(files.get(Rendering.PROMETHEUS)).findParents("job_name"))
                .extracting(job -> job.path("job_name").asText() + " "
                        + job.path("honor_labels").asBoolean())
                .containsExactly("node true");
    }

    @Test
    void shouldSayOfEachAlertWhatToDo() throws Exception {
        // When
        var rules = YAML.readTree(Rendering.of(MonitoringDesk.service(folder, MonitoringDesk.full("shop")))
                .get(Rendering.RULES));

        // Then
        assertThat(rules.findParents("alert")).allSatisfy(rule -> {
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("annotations").path("description").asText())
                    .hasSizeGreaterThan(40)
                    .endsWith(".");
            assertThat(rule.path("labels").path("severity").asText()).isIn("warning", "critical");
        });
    }

    @Test
    void shouldHaveNoRuleOnWhatIsNotThere() throws Exception {
        // When
        var rules =
                Rendering.of(MonitoringDesk.service(folder, "service: shop\n")).get(Rendering.RULES);

        // Then
        assertThat(YAML.readTree(rules).findValuesAsText("alert"))
                .containsExactly(
                        "UpkeepFindingsCritical",
                        "UpkeepTaskFailed",
                        "UpkeepMonthlyTaskOverdue",
                        "UpkeepQuarterlyTaskOverdue",
                        "UpkeepTaskNeverRan",
                        "UpkeepHistoryUnreadable",
                        "UpkeepExporterDown",
                        "UpkeepExporterUnknown",
                        "UpkeepSourceUnreadable");
    }

    @Test
    void shouldJudgeProbesWhereNoLogTellsTimes() throws Exception {
        // When
        var rules = Rendering.of(MonitoringDesk.service(folder, """
                        service: shop
                        api: {endpoints: [{name: main, url: "http://h/x", maxTime: 150ms}]}
                        """)).get(Rendering.RULES);

        // Then
        assertThat(rules).contains("HighAPIResponseTime", "subject=\\\"endpoint main\\\"", "> 0.15");
    }

    @Test
    void shouldNotReplaceWhatSomebodyElseMade() throws Exception {
        // Given
        var service = MonitoringDesk.service(folder, "service: shop\n");
        var theirs = Files.writeString(folder.resolve(Rendering.RULES), "groups: []\n");

        // When, Then
        assertThat(catchThrowable(() -> Rendering.write(service, folder, false)))
                .hasMessageContaining("was not made by upkeep; name another folder, or replace it with --force");
        assertThat(theirs).hasContent("groups: []");
        assertThat(folder.resolve(Rendering.PROMETHEUS)).doesNotExist();
        Rendering.write(service, folder, true);
        Rendering.write(service, folder, false);
        assertThat(theirs).content().contains("UpkeepExporterDown");
    }

    private static void assertWell(ProcessResult result) {
        assertThat(result.status()).as(result.output() + result.errors()).isZero();
    }
}
