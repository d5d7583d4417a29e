package io.jenkins.plugins.upkeep.jenkins.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.report.RawSection;
import io.jenkins.plugins.upkeep.report.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The single words and numbers of a report's own section, named by its key and theirs: {@code backup.started}. What is
 * made of several parts stays in the report, and what is long too.
 */
final class SectionFacts {
    private static final int MOST = 24;
    private static final int LONGEST = 256;

    private SectionFacts() {}

    static Map<String, String> of(Report report) {
        return report.section()
                .filter(RawSection.class::isInstance)
                .map(RawSection.class::cast)
                .map(section -> of(section.key(), section.content()))
                .orElse(Map.of());
    }

    private static Map<String, String> of(String key, JsonNode content) {
        var facts = new LinkedHashMap<String, String>();
        content.properties().stream()
                .filter(field -> isShort(field.getValue()))
                .limit(MOST)
                .forEach(field ->
                        facts.put(key + "." + field.getKey(), field.getValue().asText()));
        return facts;
    }

    private static boolean isShort(JsonNode value) {
        return value.isValueNode() && !value.isNull() && value.asText().length() <= LONGEST;
    }
}
