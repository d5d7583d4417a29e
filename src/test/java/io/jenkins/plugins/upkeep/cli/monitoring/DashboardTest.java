package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard, by what Grafana asks of one. */
class DashboardTest {
    private static final int WIDTH = 24;

    @TempDir
    private Path folder;

    private JsonNode dashboard(String name) throws Exception {
        return Json.mapper()
                .readTree(Rendering.of(MonitoringDesk.service(folder, MonitoringDesk.full(name)))
                        .get(Rendering.DASHBOARD));
    }

    @Test
    void shouldPlaceEachPanelWithoutAnother() throws Exception {
        // When
        var dashboard = dashboard("shop");
        var ids = new HashSet<Integer>();
        var cells = new ArrayList<String>();
        for (var panel : dashboard.path("panels")) {
            ids.add(panel.path("id").asInt());
            cells(panel.path("gridPos"), cells);
        }

        // Then
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.path("uid").asText()).hasSizeLessThanOrEqualTo(40);
        assertThat(ids)
                .hasSameSizeAs(dashboard.path("panels"))
                .hasSizeGreaterThan(15)
                .doesNotContain(0);
        assertThat(cells).doesNotHaveDuplicates();
    }

    private static void cells(JsonNode place, List<String> cells) {
        assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
        var width = place.path("w").asInt();
        for (int at = 0; at < width * place.path("h").asInt(); at++) {
            cells.add((place.path("x").asInt() + at % width) + " "
                    + (place.path("y").asInt() + at / width));
        }
    }

    @Test
    void shouldLetWhoImportsItChooseTheSourceOfData() throws Exception {
        // When
        var dashboard = dashboard("shop");

        // Then
        assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                .containsExactly("datasource");
        assertThat(dashboard.path("panels")).allSatisfy(panel -> {
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).isNotEmpty();
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", MonitoringDesk.HOSTILE})
    void shouldAskWhatPrometheusUnderstands(String name) throws Exception {
        // Given
        var yaml = new YAMLMapper();
        var rules = yaml.createObjectNode();
        var group =
                rules.putArray("groups").addObject().put("name", "dashboard").putArray("rules");

        // When
        var expressions = dashboard(name).findValuesAsText("expr");
        for (int at = 0; at < expressions.size(); at++) {
            group.addObject().put("record", "panel:" + at).put("expr", expressions.get(at));
        }
        yaml.writeValue(folder.resolve("dashboard.yml").toFile(), rules);
        var checked = MonitoringDesk.promtool(folder, "check", "rules", "dashboard.yml");

        // Then
        assertThat(checked.status()).as(checked.output() + checked.errors()).isZero();
        assertThat(expressions).hasSizeGreaterThan(20);
    }
}
