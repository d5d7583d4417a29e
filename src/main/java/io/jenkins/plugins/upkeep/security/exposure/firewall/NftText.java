package io.jenkins.plugins.upkeep.security.exposure.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes a rule of nft in the words that its users know, as far as that takes few. */
final class NftText {
    private static final int MOST_ELEMENTS = 8;

    private NftText() {}

    static String of(JsonNode rule) {
        var words = StreamSupport.stream(rule.path("expr").spliterator(), false)
                .flatMap(statement -> statement.properties().stream())
                .map(NftText::statement)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return words + " (chain " + rule.path("chain").asText() + " in table "
                + rule.path("family").asText() + " " + rule.path("table").asText() + ")";
    }

    private static String statement(Map.Entry<String, JsonNode> part) {
        var content = part.getValue();
        return switch (part.getKey()) {
            case "counter", "log" -> "";
            case "match" -> match(content);
            case "jump", "goto" -> part.getKey() + " " + content.path("target").asText();
            case "limit" ->
                "limit rate " + (content.path("inv").asBoolean() ? "over " : "")
                        + content.path("rate").asText() + "/"
                        + content.path("per").asText();
            case "dnat" -> "dnat to " + value(content.path("addr")) + ":" + value(content.path("port"));
            case "vmap" -> left(content.path("key")) + " vmap " + value(content.path("data"));
            default -> part.getKey();
        };
    }

    private static String match(JsonNode match) {
        var operator = match.path("op").asText();
        return left(match.path("left"))
                + (operator.equals("==") || operator.equals("in") ? " " : " " + operator + " ")
                + value(match.path("right"));
    }

    private static String left(JsonNode left) {
        if (left.has("payload")) {
            return left.get("payload").path("protocol").asText() + " "
                    + left.get("payload").path("field").asText();
        }
        if (left.has("meta")) {
            return left.get("meta").path("key").asText();
        }
        if (left.has("ct")) {
            return "ct " + left.get("ct").path("key").asText();
        }
        return left.has("fib") ? "fib " + left.get("fib").path("result").asText() : "…";
    }

    private static String value(JsonNode value) {
        if (value.has("set")) {
            return "{ " + list(value.get("set")) + " }";
        }
        return value.isArray() ? list(value) : NftFields.text(NftMatch.value(value));
    }

    private static String list(JsonNode values) {
        var words = StreamSupport.stream(values.spliterator(), false)
                .limit(MOST_ELEMENTS)
                .map(element -> NftFields.text(NftMatch.value(element)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return values.size() > MOST_ELEMENTS ? words + ", …" : words;
    }
}
