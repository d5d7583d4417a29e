package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groovy.lang.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sections a configuration has, as the pipelines see it before a task runs. */
class ConfiguredTest {
    private static final String PLACE = "database.maintenance";
    private static final Script SCRIPT = Library.fresh().script("upkeepConfigured");

    private static boolean has(String text, String place) {
        return (Boolean) SCRIPT.invokeMethod("hasPlace", new Object[] {text, place});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service: shop\ndatabase:\n  url: x\n  maintenance:\n    window: 3h\n",
                "service: shop\r\ndatabase:\r\n  url: x\r\n  maintenance:\r\n    window: 3h\r\n",
                "database:\r  maintenance: {}\r",
                "\uFEFFdatabase:\n        maintenance: {}\n",
                "database:\n\tmaintenance: {}\n",
                "database:\n\n# about it\n  # more\n  maintenance: {}\n",
                "database: # ours\n  maintenance: # of it\n    window: 3h\n",
                "\"database\":\n  'maintenance': {}\n",
                "database :\n  maintenance :\n",
                "database: {url: 'jdbc:postgresql://h/{x}', maintenance: {window: 3h}}\n",
                "database: {\n  url: x, # {\n  maintenance: {}}\n",
                "database:\n  {maintenance: {}}\n",
                "{\"service\":\"shop\",\"database\":{\"url\":\"a\\\"}b\",\"maintenance\":{}}}",
                "{\n  \"database\": {\n    \"url\": \"x\",\n    \"maintenance\": {\n      \"window\": \"3h\"\n    }\n  }\n}\n",
                "{database: {checks: [{name: a}, {name: b}], maintenance: {}}}",
                "--- \ndatabase: &main\n  maintenance: !!map {}\n",
                "database:\n  checks:\n    - name: a\n      sql: |\n        SELECT 1\n  maintenance: {}\n",
                "database:\n  checks:\n  - sql: >-\n      SELECT 1\n  maintenance: {}\n",
                "database:\n  checks:\n  - |\n    {{ SELECT 1\n  maintenance: {}\n",
                "checks:\n- >-\n  'tis one\ndatabase:\n  maintenance: {}\n",
                "checks: [{sql: 'a = ''b'' # c'}]\ndatabase:\n  maintenance: {}\n",
                "note: \"several\n  lines: of text\"\ndatabase:\n  maintenance:\n",
            })
    void shouldSeeWhatIsThereInEachForm(String text) {
        assertThat(has(text, PLACE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maintenance: {mode: {flag: x}}\ndatabase: {url: x}\n",
                "database:\n  url: x\nmaintenance:\n  mode: {flag: x}\n",
                "database:\r\n  url: x\r\nmaintenance:\r\n  mode: {flag: x}\r\n",
                "database:\n  # maintenance:\n  url: x # maintenance: {}\n",
                "# database:\n#   maintenance: {}\n",
                "database:\n  checks:\n    maintenance: x\n",
                "database:\n  checks:\n    - name: maintenance\n      maintenance: 1\n",
                "database: {checks: [{maintenance: 1}]}\n",
                "{\"database\":{\"url\":\"x\"},\"maintenance\":{}}",
                "{\"backup\":{\"database\":{\"maintenance\":{}}}}",
                "backup:\n  database:\n    maintenance: {}\n",
                "database:\n  url: \"maintenance: {}\"\n",
                "database:\n  url: 'x, maintenance: {}'\n",
                "database:\n  checks:\n    - sql: |\n        maintenance: 1\n",
                "note: |\n  database:\n    maintenance: {}\n",
                "note: 'one\n  database:\n    maintenance: x'\n",
                "database:\n  maintenances: {}\n",
                "databases:\n  maintenance: {}\n",
            })
    void shouldNotSeeWhatIsSomewhereElse(String text) {
        assertThat(has(text, PLACE)).isFalse();
    }

    @Test
    void shouldNotTakeAPlaceToScrapeOrAPartOfABackupForASectionOfTheService() {
        // Given
        var text =
                "monitoring:\n  scrape: {redis: 'localhost:9121', postgres: 'x'}\nbackup:\n  parts:\n    database: true\n";

        // Then
        assertThat(has(text, "redis")).isFalse();
        assertThat(has(text, "database")).isFalse();
        assertThat(has(text, "monitoring.scrape.redis")).isTrue();
    }

    @Test
    void shouldSeeWhatAParserSeesInTheExampleInBothForms() throws Exception {
        // Given
        var text = Files.readString(Path.of("resources/io/jenkins/plugins/upkeep/upkeep.example.yaml"));
        var parsed = new YAMLMapper().readTree(text);
        var places = new ArrayList<String>();
        add("", parsed, places);

        // Then
        for (var form : List.of(text, text.replace("\n", "\r\n"), parsed.toString(), parsed.toPrettyString())) {
            var seen = (List<?>) SCRIPT.invokeMethod("places", new Object[] {form});
            assertThat(seen.stream().distinct().toList()).isEqualTo(places);
        }
    }

    private static void add(String path, JsonNode node, List<String> places) {
        node.properties().forEach(field -> {
            var place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (!places.contains(place)) {
                places.add(place);
            }
            add(place, field.getValue(), places);
        });
        if (node.isArray()) {
            node.forEach(child -> add(path, child, places));
        }
    }
}
