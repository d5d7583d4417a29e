package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Pieces of JSON Schema. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "\\$\\{(?:env|file):[^{}]+\\}";

    private Schemas() {}

    static ObjectNode empty() {
        return JSON.objectNode();
    }

    /** Any text; what YAML takes for a number or a truth value is a text too. */
    static ObjectNode text() {
        var schema = empty();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    /** A JSON type, or a reference that stands for it. */
    static ObjectNode orReference(String type) {
        return either(empty().put("type", type), definition("reference"));
    }

    static ObjectNode words(List<String> words) {
        var choice = empty();
        words.forEach(choice.putArray("enum")::add);
        return either(choice, definition("reference"));
    }

    static ObjectNode either(ObjectNode first, ObjectNode second) {
        var schema = empty();
        schema.putArray("anyOf").add(first).add(second);
        return schema;
    }

    static ObjectNode definition(String name) {
        return empty().put("$ref", "#/$defs/" + name);
    }

    /** What {@link #definition} names. */
    static ObjectNode definitions() {
        var definitions = empty();
        definitions.set("reference", pattern("Holds ${env:NAME} or ${file:path}", REFERENCE));
        definitions.set(
                "duration", pattern("Is " + DurationText.EXPECTATION, orReferencePattern(DurationText.PATTERN)));
        definitions.set("size", pattern("Is " + BytesText.EXPECTATION, orReferencePattern(BytesText.PATTERN)));
        var number = empty().put("type", "number").put("minimum", 0).put("maximum", 1);
        definitions.set("ratio", either(number, pattern("Is like 1%", orReferencePattern(Ratio.PATTERN))));
        return definitions;
    }

    private static String orReferencePattern(String pattern) {
        return "^(?:" + pattern + ")$|" + REFERENCE;
    }

    private static ObjectNode pattern(String description, String pattern) {
        return empty().put("type", "string").put("description", description).put("pattern", pattern);
    }
}
