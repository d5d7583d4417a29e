package io.jenkins.plugins.upkeep.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The documents of Alertmanager's API, version 2. What is missing in an answer is empty, as far as it can be. */
final class AlertmanagerJson {
    private static final ObjectMapper MAPPER = Json.mapper();

    private AlertmanagerJson() {}

    static String text(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document for Alertmanager cannot be written as JSON", e);
        }
    }

    static ObjectNode silence(Silence silence) {
        var node = MAPPER.createObjectNode();
        silence.id().ifPresent(id -> node.put("id", id));
        node.set("matchers", MAPPER.valueToTree(silence.matchers()));
        return node.put("startsAt", silence.startsAt().toString())
                .put("endsAt", silence.endsAt().toString())
                .put("createdBy", silence.createdBy())
                .put("comment", silence.comment());
    }

    static ObjectNode alert(Alert alert) {
        var node = MAPPER.createObjectNode();
        node.set("labels", MAPPER.valueToTree(alert.labels()));
        node.set("annotations", MAPPER.valueToTree(alert.annotations()));
        alert.startsAt().ifPresent(time -> node.put("startsAt", time.toString()));
        alert.endsAt().ifPresent(time -> node.put("endsAt", time.toString()));
        return node;
    }

    static Silence silence(JsonNode node) {
        return new Silence(
                Optional.of(node.path("id").asText()),
                each(node.path("matchers"), AlertmanagerJson::matcher),
                time(node, "startsAt"),
                time(node, "endsAt"),
                node.path("createdBy").asText(),
                node.path("comment").asText(),
                Optional.of(node.path("status").path("state").asText()));
    }

    /** Old versions say nothing of equality: they know no other condition. */
    private static Matcher matcher(JsonNode node) {
        return new Matcher(
                node.path("name").asText(),
                node.path("value").asText(),
                node.path("isRegex").asBoolean(),
                node.path("isEqual").asBoolean(true));
    }

    static KnownAlert alert(JsonNode node) {
        var alert = new Alert(
                texts(node.path("labels")),
                texts(node.path("annotations")),
                Optional.of(time(node, "startsAt")),
                Optional.of(time(node, "endsAt")));
        var status = node.path("status");
        return new KnownAlert(
                alert,
                status.path("state").asText(),
                each(status.path("silencedBy"), JsonNode::asText),
                each(status.path("inhibitedBy"), JsonNode::asText),
                each(node.path("receivers"), receiver -> receiver.path("name").asText()));
    }

    static AlertmanagerStatus status(JsonNode node) {
        return new AlertmanagerStatus(
                node.path("versionInfo").path("version").asText(),
                node.path("cluster").path("status").asText(),
                time(node, "uptime"));
    }

    /** What is no time ends as a strange answer. */
    private static Instant time(JsonNode node, String key) {
        return OffsetDateTime.parse(node.path(key).asText()).toInstant();
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static <T> List<T> each(JsonNode array, Function<JsonNode, T> form) {
        Stream<JsonNode> nodes = StreamSupport.stream(array.spliterator(), false);
        return nodes.map(form).toList();
    }
}
