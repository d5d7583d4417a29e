package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Changes the free texts in the tree of a report.
 *
 * @param change gives each text's new form
 */
record ReportTexts(UnaryOperator<String> change) {
    /** Their values are words that programs know, names of files, or times. */
    private static final Set<String> KNOWN_WORDS =
            Set.of("schema", "task", "status", "severity", "unit", "kind", "type", "path", "started", "at");

    /** Days that programs read; only where they are days, the same names may stand before free texts elsewhere. */
    private static final Set<String> KNOWN_DAYS = Set.of("from", "to", "today");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    JsonNode changed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), field(field.getKey(), field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> copy.add(changed(item)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(change.apply(node.textValue())) : node;
    }

    private JsonNode field(String name, JsonNode value) {
        return value.isTextual() && isForPrograms(name, value.textValue()) ? value : changed(value);
    }

    private static boolean isForPrograms(String name, String text) {
        return KNOWN_WORDS.contains(name)
                || (KNOWN_DAYS.contains(name) && DAY.matcher(text).matches());
    }
}
