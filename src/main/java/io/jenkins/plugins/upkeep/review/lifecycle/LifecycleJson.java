package io.jenkins.plugins.upkeep.review.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the file of lifecycles: the one of this tool, or one of the same form from elsewhere. */
final class LifecycleJson {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String SCHEMA = "upkeep/lifecycle/1";

    private LifecycleJson() {}

    /**
     * @param content the file
     * @param origin where it is from, for messages and reports
     * @param today the day of reading; data cannot be younger
     * @return the products in it
     * @throws UpkeepException when it is no such file, with what is wrong
     */
    static List<Product> read(byte[] content, String origin, LocalDate today) throws UpkeepException {
        var root = tree(content, origin);
        var fields = new Fields(root, origin);
        if (!SCHEMA.equals(root.path("schema").asText())) {
            throw fields.wrong("schema", "is not " + SCHEMA);
        }
        var asOf = fields.day("asOf");
        if (asOf.isAfter(today.plusDays(1))) {
            throw fields.wrong("asOf", "lies in the future: " + asOf);
        }
        var products = new ArrayList<Product>();
        for (var product : list(root, "products", fields)) {
            products.add(product(product, origin, asOf));
        }
        return products;
    }

    static JsonNode tree(byte[] content, String origin) throws UpkeepException {
        try {
            return Optional.ofNullable(MAPPER.readTree(new String(content, StandardCharsets.UTF_8)))
                    .filter(JsonNode::isContainerNode)
                    .orElseThrow(() -> new UpkeepException(origin + ": holds no JSON object or list"));
        } catch (JsonProcessingException e) {
            throw new UpkeepException(origin + ": is no JSON", e);
        }
    }

    private static JsonNode list(JsonNode node, String name, Fields fields) throws UpkeepException {
        var list = node.path(name);
        if (!list.isArray() || list.isEmpty()) {
            throw fields.wrong(name, "is no list with something in it");
        }
        return list;
    }

    private static Product product(JsonNode node, String origin, LocalDate asOf) throws UpkeepException {
        var id = new Fields(node, origin).text("id");
        var fields = new Fields(node, origin + ", product " + Fields.shortened(id));
        var cycles = new ArrayList<Cycle>();
        for (var cycle : list(node, "cycles", fields)) {
            cycles.add(cycle(new Fields(cycle, fields.thing() + ", a cycle")));
        }
        return new Product(id, fields.text("name"), fields.web("source"), asOf, origin, cycles);
    }

    private static Cycle cycle(Fields fields) throws UpkeepException {
        var cycle = new Cycle(
                fields.version("cycle"),
                fields.day("released"),
                fields.dayIfAny("activeUntil"),
                end(fields),
                fields.flag("longTerm"),
                fields.dayIfAny("longTermFrom"),
                newest(fields, "latest", "latestReleased"));
        if (cycle.end().day().filter(cycle.released()::isAfter).isPresent()) {
            throw fields.wrong("endOfLife", "lies before its first release");
        }
        return cycle;
    }

    /** That the end is not announced must be said: a field that was forgotten must not make a cycle supported. */
    private static Cycle.End end(Fields fields) throws UpkeepException {
        var end = fields.node().path("endOfLife");
        return end.isNull() ? Cycle.End.notAnnounced() : Cycle.End.on(fields.day("endOfLife"));
    }

    static Optional<Cycle.Newest> newest(Fields fields, String version, String day) throws UpkeepException {
        var newest = Version.parse(fields.node().path(version).asText(""));
        var released = fields.dayIfAny(day);
        return newest.map(known -> new Cycle.Newest(known, released));
    }
}
