package io.jenkins.plugins.upkeep.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The keys of upkeep.yaml below one place, as a table, by the schema that the tool gives editors. */
final class KeyTable {
    private final List<Row> rows = new ArrayList<>();

    private KeyTable() {}

    /** One key. */
    record Row(String key, String type, String standard, String description) {
        String line() {
            var cells = List.of("`" + key + "`", type, standard, description);
            return "| " + String.join(" | ", cells.stream().map(KeyTable::cell).toList()) + " |";
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    /**
     * @param schema the schema of the whole file
     * @param place where the section stands: {@code api.accessLogs}
     * @param others places within it that have a table of their own
     */
    static List<Row> of(JsonNode schema, String place, List<String> others) {
        var node = schema;
        for (var name : place.split("\\.", -1)) {
            node = node.path("properties").path(name);
        }
        var table = new KeyTable();
        table.walk(node, place, others);
        return List.copyOf(table.rows);
    }

    private void walk(JsonNode node, String path, List<String> others) {
        node.path("properties").properties().forEach(entry -> {
            var key = path + "." + entry.getKey();
            if (!others.contains(key)) {
                add(key, entry.getValue(), isNeeded(node, entry.getKey()), others);
            }
        });
    }

    private static boolean isNeeded(JsonNode node, String name) {
        return StreamSupport.stream(node.path("required").spliterator(), false)
                .anyMatch(one -> one.asText().equals(name));
    }

    private void add(String key, JsonNode node, boolean needed, List<String> others) {
        if (node.has("description")) {
            var standard = needed ? "is needed" : standard(node);
            rows.add(new Row(key, type(node), standard, node.path("description").asText()));
        }
        inner(node)
                .ifPresent(
                        within -> walk(within, node.path("type").asText().equals("array") ? key + "[]" : key, others));
    }

    /** What has keys of its own: the thing itself, one of a list, or one of several forms. */
    private static Optional<JsonNode> inner(JsonNode node) {
        if (node.has("properties")) {
            return Optional.of(node);
        }
        if (node.path("items").has("properties")) {
            return Optional.of(node.path("items"));
        }
        return StreamSupport.stream(node.path("anyOf").spliterator(), false)
                .filter(form -> form.has("properties"))
                .findFirst();
    }

    private static String type(JsonNode node) {
        if (node.has("$ref")) {
            return node.path("$ref").asText().replaceAll(".*/", "");
        }
        if (node.has("enum")) {
            return words(node.path("enum"));
        }
        if (node.has("anyOf")) {
            return type(node.path("anyOf").get(0));
        }
        var type = node.path("type");
        if (type.asText().equals("array")) {
            return "list of " + type(node.path("items"));
        }
        return switch (type.asText()) {
            case "object" -> "keys";
            case "integer" -> "whole number";
            case "number" -> "number";
            case "boolean" -> "true or false";
            default -> "text";
        };
    }

    private static String words(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static String standard(JsonNode node) {
        var value = node.path("default");
        if (value.isMissingNode() || (value.isContainerNode() && value.isEmpty())) {
            return "";
        }
        var text = value.isTextual()
                ? value.asText()
                : value.toString().replace("\"", "").replace(",", ", ");
        return "`" + text + "`";
    }
}
