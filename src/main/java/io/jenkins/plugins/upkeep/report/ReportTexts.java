package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes the free texts in the tree of a report.
 *
 * @param change gives each text's new form
 */
record ReportTexts(UnaryOperator<String> change) {
    /** Their values are words that programs know, names of files, or times. */
    private static final Set<String> KNOWN_WORDS =
            Set.of("schema", "task", "status", "severity", "unit", "kind", "type", "path", "started", "at");

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
        return value.isTextual() && KNOWN_WORDS.contains(name) ? value : changed(value);
    }
}
