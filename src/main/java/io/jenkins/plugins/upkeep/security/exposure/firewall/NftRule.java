package io.jenkins.plugins.upkeep.security.exposure.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a rule of nft; a map of verdicts in it makes several. What is not known here may hold or not. */
final class NftRule {
    private static final Set<String> HARMLESS = Set.of(
            "counter",
            "log",
            "mangle",
            "notrack",
            "ct helper",
            "ct timeout",
            "ct expectation",
            "flow",
            "dup",
            "last",
            "secmark",
            "optstrip",
            "reset",
            "map",
            "comment");
    private static final Set<String> BOUNDS = Set.of("limit", "ct count", "quota");

    private final NftMatch match;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<FirewallRule> rules = new ArrayList<>();
    private final String text;

    private NftRule(NftMatch match, String text) {
        this.match = match;
        this.text = text;
    }

    static List<FirewallRule> of(JsonNode rule, NftMatch match) {
        var reader = new NftRule(match, NftText.of(rule));
        rule.path("expr")
                .forEach(statement ->
                        statement.properties().forEach(part -> reader.statement(part.getKey(), part.getValue())));
        return List.copyOf(reader.rules);
    }

    private void statement(String kind, JsonNode content) {
        if (kind.equals("match")) {
            conditions.add(match.of(content));
        } else if (BOUNDS.contains(kind)) {
            conditions.add(Condition.always(Truth.of(!content.path("inv").asBoolean())));
        } else if (kind.equals("set") || kind.equals("meter")) {
            conditions.add(Condition.always(Truth.of(!beyond(content.path("stmt")))));
        } else if (kind.equals("vmap")) {
            verdicts(content);
        } else if (kind.equals("xt")) {
            opaque(content);
        } else if (!HARMLESS.contains(kind)) {
            add(action(kind, content));
        }
    }

    /** Whether a rate must be passed: a stranger's first packet passes none. */
    private static boolean beyond(JsonNode statement) {
        return statement.findValue("inv") != null && statement.findValue("inv").asBoolean();
    }

    /** Something of iptables that nft does not explain; of iptables itself it is read with its meaning. */
    private void opaque(JsonNode content) {
        conditions.add(Condition.always(Truth.MAYBE));
        if (!content.path("type").asText().equals("match")) {
            add(new Action.Unknown());
        }
    }

    private void add(Action action) {
        rules.add(new FirewallRule(conditions, action, text));
    }

    private static Action action(String kind, JsonNode content) {
        return switch (kind) {
            case "accept", "masquerade", "snat" -> new Action.Accept();
            case "drop", "reject" -> new Action.Drop();
            case "return" -> new Action.Return();
            case "continue" -> new Action.Pass();
            case "jump" -> new Action.Jump(content.path("target").asText(), true);
            case "goto" -> new Action.Jump(content.path("target").asText(), false);
            case "dnat" -> translate(content);
            case "redirect" -> new Action.Translate(Optional.empty(), port(content));
            default -> new Action.Unknown();
        };
    }

    private static Action translate(JsonNode content) {
        var address = AddressRange.address(content.path("addr").asText());
        return address.isEmpty() && content.has("addr")
                ? new Action.Unknown()
                : new Action.Translate(address, port(content));
    }

    private static OptionalInt port(JsonNode content) {
        return content.path("port").isInt() ? OptionalInt.of(content.get("port").asInt()) : OptionalInt.empty();
    }

    private void verdicts(JsonNode vmap) {
        var entries = match.entries(vmap.path("data"));
        if (entries.isEmpty()) {
            add(new Action.Unknown());
        } else {
            entries.get().forEach(entry -> verdict(vmap.path("key"), entry));
        }
    }

    private void verdict(JsonNode key, JsonNode entry) {
        var all = new ArrayList<>(conditions);
        all.add(NftMatch.equal(key, NftMatch.value(entry.path(0))));
        entry.path(1)
                .properties()
                .forEach(part -> rules.add(new FirewallRule(all, action(part.getKey(), part.getValue()), text)));
    }
}
