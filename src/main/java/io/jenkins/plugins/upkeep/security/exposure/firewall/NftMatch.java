package io.jenkins.plugins.upkeep.security.exposure.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Comparisons of fields of a packet with values, sets and ranges, as rules of nft have them. */
final class NftMatch {
    private static final int LAST_PORT = 65_535;

    private final Function<String, Optional<JsonNode>> sets;

    /**
     * @param sets the elements of a named set or map
     */
    NftMatch(Function<String, Optional<JsonNode>> sets) {
        this.sets = sets;
    }

    Condition of(JsonNode match) {
        var left = match.path("left");
        var right = match.path("right");
        return switch (match.path("op").asText("==")) {
            case "==", "in" -> compare(left, right, false);
            case "!=" -> compare(left, right, true);
            case "<" -> compare(left, range(0, right.asInt() - 1), false);
            case "<=" -> compare(left, range(0, right.asInt()), false);
            case ">" -> compare(left, range(right.asInt() + 1, LAST_PORT), false);
            case ">=" -> compare(left, range(right.asInt(), LAST_PORT), false);
            default -> Condition.always(Truth.MAYBE);
        };
    }

    private static JsonNode range(int low, int high) {
        var node = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        node.putArray("range").add(low).add(high);
        return node;
    }

    private Condition compare(JsonNode left, JsonNode right, boolean negated) {
        if (isOutbound(left) && negated && right.isTextual()) {
            return Conditions.outboundIsNot(right.asText());
        }
        if (right.isTextual() && right.asText().startsWith("@")) {
            return sets.apply(right.asText().substring(1))
                    .map(elements -> among(left, elements, negated))
                    .orElse(Condition.always(Truth.MAYBE));
        }
        return among(left, right.has("set") ? right.get("set") : right, negated);
    }

    private static boolean isOutbound(JsonNode left) {
        return left.path("meta").path("key").asText().startsWith("oif");
    }

    private static Condition among(JsonNode left, JsonNode right, boolean negated) {
        if (!right.isArray()) {
            return one(left, right, negated);
        }
        var parts = StreamSupport.stream(right.spliterator(), false)
                .map(element -> one(left, element, false))
                .toList();
        return applies(left, Conditions.any(parts).negatedIf(negated));
    }

    private static Condition one(JsonNode left, JsonNode element, boolean negated) {
        return applies(left, equal(left, value(element)).negatedIf(negated));
    }

    /** An element may carry a timeout, a counter or a comment. */
    static JsonNode value(JsonNode element) {
        return element.has("elem") ? element.get("elem").path("val") : element;
    }

    /** Whether a field, or several that stand together, have a value. */
    static Condition equal(JsonNode left, JsonNode value) {
        if (!left.has("concat")) {
            return applies(left, NftFields.of(left).value().apply(value));
        }
        var fields = left.get("concat");
        var values = value.path("concat");
        var parts = new ArrayList<Condition>();
        for (int i = 0; i < fields.size(); i++) {
            parts.add(values.has(i) ? equal(fields.get(i), values.get(i)) : Condition.always(Truth.MAYBE));
        }
        return Conditions.all(parts);
    }

    private static Condition applies(JsonNode left, Condition condition) {
        var applies = left.has("concat")
                ? Condition.always(Truth.YES)
                : NftFields.of(left).applies();
        return Conditions.all(List.of(applies, condition));
    }

    /** The entries of a map of verdicts, by name or in its place; empty when it is not known. */
    Optional<JsonNode> entries(JsonNode data) {
        if (data.isTextual()) {
            return data.asText().startsWith("@") ? sets.apply(data.asText().substring(1)) : Optional.empty();
        }
        return Optional.of(data.has("set") ? data.get("set") : data);
    }
}
