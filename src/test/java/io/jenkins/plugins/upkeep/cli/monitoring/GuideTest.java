package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide has each metric, as the exporter describes it, and each alert. */
class GuideTest {
    private static final Path GUIDE = Path.of("docs", "monitoring.md");

    @TempDir
    private Path folder;

    @Test
    void shouldDescribeEachMetricAndNoOther() throws Exception {
        // When
        var rows = Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.startsWith("| metric |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        // Then
        assertThat(rows)
                .containsExactlyElementsOf(
                        Vocabulary.all().stream().map(GuideTest::row).toList());
    }

    private static String row(Metric metric) {
        var labels = metric.labels().stream()
                .filter(label -> !label.equals("service"))
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", "));
        var mark = metric.labels().contains("service") ? "" : " (without `service`)";
        return "| `" + metric.name() + "` | " + labels + mark + " | " + metric.help() + " |";
    }

    @Test
    void shouldNameEachAlert() throws Exception {
        // Given
        var guide = Files.readString(GUIDE);
        var own = List.of("NoStrategies", "SlowOptimization", "OptimizationFailures");

        // When
        var alerts = new TreeSet<String>();
        for (var yaml : List.of(MonitoringDesk.full("shop"), MonitoringDesk.filed("shop"))) {
            var rules = Rendering.of(MonitoringDesk.service(folder, yaml)).get(Rendering.RULES);
            alerts.addAll(new YAMLMapper().readTree(rules).findValuesAsText("alert"));
        }

        // Then
        assertThat(alerts.stream().filter(name -> !own.contains(name)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }
}
