package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules whose limits are at the edges of what the configuration takes: their own tests hold for each. */
class RuleLimitsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> LASTING =
            Set.of("UpkeepTaskNeverRan", "UpkeepNoRestoredBackup", "UpkeepNoVerifiedBackup");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "1",
            "-1",
            "0.5",
            "-0.5",
            "0.0000000000000000001",
            "999.95",
            "1000",
            "123456.789",
            "999999999999999",
            "1000000000000000",
            "-1000000000000000000",
            "9999999999999999999");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // average, errors, time of an endpoint, RTO and RPO
        "1ms, 0, 1ms, 1ms, 1ms",
        "999ms, 0.000000001, 999ms, 1500ms, 999ms",
        "30s, 51%, 30s, 11m59s, 12m",
        "40s, 99.999999999%, 59999ms, 24h, 26h",
        "1000y, 1, 1000y, 1000y, 1000y"
    })
    void shouldProveTimesAndRatios(String average, String errors, String time, String rto, String rpo)
            throws Exception {
        assertProven("""
                service: shop
                api:
                  endpoints: [{name: main, url: "http://h/x", maxTime: %3$s}]
                  accessLogs: {files: [a.log], format: '$remote_addr [$time_local] "$request" $status $request_time',
                               maxAverage: %1$s, maxErrorRate: %2$s}
                backup: {store: "file:/b", parts: {database: true}}
                drill: {rto: %4$s, rpo: %5$s}
                """.formatted(average, errors, time, rto, rpo));
        assertProven("""
                service: shop
                api: {endpoints: [{name: main, url: "http://h/x", maxTime: %s}]}
                """.formatted(time));
    }

    static List<String> numbers() {
        return NUMBERS;
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void shouldProveFigures(String number) throws Exception {
        var figures = new ArrayList<String>();
        figures.add(figure("gauge", "gauge", "Over", "above: " + number, "0s"));
        figures.add(figure("under", "gauge", "Under", "below: " + number, "1ms"));
        if (!number.startsWith("-")) {
            figures.add(figure("up_total", "counter", "Grown", "above: " + number, "90s"));
        }
        if (Double.parseDouble(number) > 0) {
            figures.add(figure("down_total", "counter", "Stuck", "below: " + number, "0s"));
        }
        assertProven(figures);
    }

    @ParameterizedTest
    @CsvSource({
        "'above: 1.0000001, below: 1', 0s",
        "'above: 999999999999999999, below: -999999999999999999', 0s",
        "above: 1, 7d"
    })
    void shouldProveFiguresBetweenLimitsAndForLong(String limits, String hold) throws Exception {
        assertProven(List.of(figure("some", "gauge", "Some", limits, hold)));
    }

    private void assertProven(List<String> figures) throws Exception {
        assertProven("service: shop\nmonitoring:\n  metrics:\n" + String.join("", figures));
    }

    private static String figure(String name, String type, String alert, String limits, String hold) {
        return "    - {name: " + name + ", type: " + type + ", help: h, sql: SELECT 1, alert: {name: " + alert + ", "
                + limits + ", for: " + hold + "}}\n";
    }

    private void assertProven(String yaml) throws Exception {
        Rendering.write(MonitoringDesk.service(folder, yaml), folder, false);
        var checked = MonitoringDesk.promtool(folder, "check", "rules", Rendering.RULES);
        assertThat(checked.status()).as(checked.output() + checked.errors()).isZero();
        YAML.writeValue(folder.resolve("limits.test.yml").toFile(), testsOfLimits());
        var tested = MonitoringDesk.promtool(folder, "test", "rules", "limits.test.yml");
        assertThat(tested.status()).as(tested.output() + tested.errors()).isZero();
    }

    /** Without those of rules that wait for hours, each minute of which is computed; they have no limit. */
    private JsonNode testsOfLimits() throws IOException {
        var file = YAML.readTree(folder.resolve(Rendering.TESTS).toFile());
        for (var cases = file.path("tests").elements(); cases.hasNext(); ) {
            if (LASTING.contains(cases.next()
                    .path("alert_rule_test")
                    .path(0)
                    .path("alertname")
                    .asText())) {
                cases.remove();
            }
        }
        return file;
    }

    @Test
    void shouldHaveNoRuleThatCannotFire() throws Exception {
        // When
        var rules = Rendering.of(MonitoringDesk.service(
                        folder, "service: shop\napi: {accessLogs: {files: [a.log], maxErrorRate: 100%}}\n"))
                .get(Rendering.RULES);

        // Then
        assertThat(rules).doesNotContain("HighAPIErrorRate");
    }

    @ParameterizedTest
    @CsvSource({
        "counter, above: -1, above: must be 0 or more: a counter never shrinks",
        "counter, below: 0, below: must be more than 0: a counter never shrinks"
    })
    void shouldRefuseLimitsThatNothingKeepsOrBreaks(String type, String limit, String problem) {
        // Given
        var name = type.equals("counter") ? "some_total" : "some";

        // When
        var thrown = catchThrowable(() -> MonitoringDesk.service(
                folder, "service: shop\nmonitoring:\n  metrics:\n" + figure(name, type, "Some", limit, "0s")));

        // Then
        assertThat(thrown).isInstanceOf(ConfigException.class).hasMessageContaining(problem);
    }

    @Test
    void shouldRefuseTimesAtWhichPrometheusForgets() {
        assertThat(catchThrowable(
                        () -> MonitoringDesk.service(folder, "service: shop\nmonitoring: {scrape: {interval: 3m}}\n")))
                .hasMessageContaining("interval: must be not longer than 2m");
        assertThat(catchThrowable(() -> MonitoringDesk.service(
                        folder,
                        "service: shop\nmonitoring:\n  metrics:\n"
                                + figure("some", "gauge", "Some", "above: 1", "8d"))))
                .hasMessageContaining("for: must be from 0s to 7d");
    }
}
