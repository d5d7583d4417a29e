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
    /** Rates and counts: the sender stays below or goes beyond. */
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
            conditions.add(Condition.always(Truth.AT_WILL));
        } else if (kind.equals("set") || kind.equals("meter")) {
            conditions.add(Condition.always(content.has("stmt") ? Truth.AT_WILL : Truth.YES));
        } else if (kind.equals("vmap")) {
            verdicts(content);
        } else if (kind.equals("xt")) {
            opaque(content);
        } else if (kind.equals("reject")) {
            conditions.add(answers(content.path("type").asText()));
            add(new Action.Drop());
        } else if (!HARMLESS.contains(kind)) {
            add(action(kind, content));
        }
    }

    /** The kind of a refusal tells for whom it is: nft then leaves out the condition that says so. */
    private static Condition answers(String type) {
        return switch (type) {
            case "icmp" -> NftFields.version(false);
            case "icmpv6" -> NftFields.version(true);
            case "tcp reset" -> Conditions.protocol("tcp");
            default -> Condition.always(Truth.YES);
        };
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
            case "drop" -> new Action.Drop();
            case "return" -> new Action.Return();
            case "continue" -> new Action.Pass();
            case "mangle" -> mangle(content.path("key"));
            case "jump" -> new Action.Jump(content.path("target").asText(), true);
            case "goto" -> new Action.Jump(content.path("target").asText(), false);
            case "dnat" -> translate(content);
            case "redirect" -> Action.Translate.to(Optional.empty(), port(content));
            default -> new Action.Unknown();
        };
    }

    /** Of a packet's fields that rules change, other rules ask for the marks. */
    private static Action mangle(JsonNode field) {
        var key = field.has("ct") ? field.get("ct") : field.path("meta");
        return key.path("key").asText().equals("mark") ? new Action.Mark() : new Action.Pass();
    }

    private static Action translate(JsonNode content) {
        var address = AddressRange.address(content.path("addr").asText());
        return address.isEmpty() && content.has("addr")
                ? Action.Translate.somewhere()
                : Action.Translate.to(address, port(content));
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
        // Where no entry fits, the rule ends; what follows is only for entries that say so.
        var goesOn = entries.isEmpty() || entries.get().findValue("continue") != null;
        conditions.add(Condition.always(goesOn ? Truth.MAYBE : Truth.NO));
    }

    private void verdict(JsonNode key, JsonNode entry) {
        var all = new ArrayList<>(conditions);
        all.add(NftMatch.equal(key, NftMatch.value(entry.path(0))));
        entry.path(1)
                .properties()
                .forEach(part -> rules.add(new FirewallRule(all, action(part.getKey(), part.getValue()), text)));
    }
}
