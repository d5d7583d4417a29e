package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSchemaTest {
    private static JsonNode schema() throws Exception {
        return new ObjectMapper().readTree(ConfigSchema.of(TaskFamilies.sections()));
    }

    @Test
    void shouldBeStrictAboutKeys() throws Exception {
        // When
        var schema = schema();

        // Then
        assertThat(schema.at("/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/required").toString()).isEqualTo("[\"service\"]");
        assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/backup/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(schema.at("/properties/backup/required").toString()).isEqualTo("[\"store\",\"parts\"]");
        assertThat(schema.at("/properties/database/properties/maintenance/properties/window/default")
                        .asText())
                .isEqualTo("3h");
    }

    @Test
    void shouldDescribeEveryKeyOfEverySection() throws Exception {
        // Given
        var schema = schema();

        // Then
        var keys = SectionTree.of(List.of(Sample.class)).keys(KeyPath.ROOT).map(KeyPath::text);
        assertThat(keys).contains("service", "sample.class", "sample.inner.least");
        assertThat(schema.findValuesAsText("description"))
                .hasSizeGreaterThan(100)
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/number/default|3",
                "/number/anyOf/0/type|\"integer\"",
                "/number/anyOf/1/$ref|\"#/$defs/reference\"",
                "/time/$ref|\"#/$defs/duration\"",
                "/size/$ref|\"#/$defs/size\"",
                "/class/anyOf/0/enum|[\"red\",\"light-blue\"]",
                "/texts/type|\"array\"",
                "/numbers/additionalProperties/anyOf/0/type|\"integer\"",
                "/inner/anyOf/0/anyOf/0/type|\"integer\"",
                "/inner/anyOf/1/required|[\"least\"]",
                "/inner/anyOf/1/properties/most/default|9",
                "/at/description|\"A time of the day\"",
            })
    void shouldDescribeTypes(String pointer, String expected) throws Exception {
        // When
        var schema = new ObjectMapper().readTree(ConfigSchema.of(List.of(Sample.class)));

        // Then
        assertThat(schema.at("/properties/sample/properties" + pointer)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "duration, 1h30m, true",
        "duration, 250ms, true",
        "duration, ${env:TIME}, true",
        "duration, 5, false",
        "duration, -5s, false",
        "size, 1.5 GB, true",
        "size, 64, false",
        "reference, x ${file:a} y, true",
        "reference, $x, false"
    })
    void shouldMatchWhatTheReaderAccepts(String definition, String text, boolean expected) throws Exception {
        // When
        var pattern = schema().at("/$defs/" + definition + "/pattern").asText();

        // Then
        assertThat(Pattern.compile(pattern).matcher(text).find()).isEqualTo(expected);
    }
}
