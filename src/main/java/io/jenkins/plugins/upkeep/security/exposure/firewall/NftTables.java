package io.jenkins.plugins.upkeep.security.exposure.firewall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Chain.Base;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rule set that {@code nft -j list ruleset} writes (libnftables-json(5)). */
final class NftTables {
    /** A set without elements has no list of them. */
    private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

    private final Map<String, JsonNode> elements = new LinkedHashMap<>();
    private final Map<String, Optional<Base>> bases = new LinkedHashMap<>();
    private final Map<String, List<FirewallRule>> rules = new LinkedHashMap<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private boolean flags;

    private NftTables() {}

    /** Its tables, of all families. */
    static List<Table> of(String json) throws UpkeepException {
        return read(json).tables();
    }

    static NftTables read(String json) throws UpkeepException {
        var objects = parse(json).path("nftables");
        if (!objects.isArray()) {
            throw garbage();
        }
        var reader = new NftTables();
        objects.forEach(reader::definition);
        objects.forEach(reader::rule);
        return reader;
    }

    private static JsonNode parse(String json) throws UpkeepException {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw garbage();
        }
    }

    private static UpkeepException garbage() {
        return new UpkeepException(
                "nft: its list of rules is not JSON as nft writes it; run nft -j list ruleset and see");
    }

    private static String place(JsonNode thing) {
        return thing.path("family").asText() + " " + thing.path("table").asText();
    }

    private void definition(JsonNode object) {
        object.properties().forEach(part -> definition(part.getKey(), part.getValue()));
    }

    private void definition(String kind, JsonNode thing) {
        var key = place(thing) + " " + thing.path("name").asText();
        switch (kind) {
            case "table" -> {
                tables.add(
                        thing.path("family").asText() + " " + thing.path("name").asText());
                flags = flags || thing.has("flags");
            }
            case "chain" -> {
                bases.put(key, base(thing));
                rules.put(key, new ArrayList<>());
            }
            case "set", "map" -> elements.put(key, thing.has("elem") ? thing.get("elem") : NONE);
            default -> {
                // Rules come when all sets are known; the rest changes no packet's way.
            }
        }
    }

    private static Optional<Base> base(JsonNode chain) {
        return chain.has("hook")
                ? Optional.of(new Base(
                        chain.get("hook").asText(),
                        chain.path("prio").asInt(),
                        chain.path("type").asText().equals("nat"),
                        !chain.path("policy").asText().equals("drop")))
                : Optional.empty();
    }

    private void rule(JsonNode object) {
        var rule = object.path("rule");
        if (!rule.isMissingNode()) {
            var place = place(rule);
            var match = new NftMatch(name -> Optional.ofNullable(elements.get(place + " " + name)));
            rules.computeIfAbsent(place + " " + rule.path("chain").asText(), chain -> new ArrayList<>())
                    .addAll(NftRule.of(rule, match));
        }
    }

    List<Table> tables() {
        return tables.stream().map(this::table).toList();
    }

    /** Whether a table has flags. Which ones, nft 1.0.6 does not say here. */
    boolean haveFlags() {
        return flags;
    }

    private Table table(String words) {
        var space = words.indexOf(' ');
        var chains = new LinkedHashMap<String, Chain>();
        rules.forEach((key, all) -> {
            if (key.startsWith(words + " ")) {
                var name = key.substring(words.length() + 1);
                chains.put(name, new Chain(name, bases.getOrDefault(key, Optional.empty()), all));
            }
        });
        return new Table(words.substring(0, space), words.substring(space + 1), chains);
    }
}
