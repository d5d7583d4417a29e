package io.jenkins.plugins.upkeep.review.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the API of endoflife.date says of one product ({@code /api/PRODUCT.json}): a list of cycles, the end of each a day,
 * {@code true} for over, or {@code false} for not announced.
 */
final class EndOfLifeApi {
    private static final Map<String, String> NAMES = Map.of("java", "eclipse-temurin", "docker", "docker-engine");
    private static final String ALL_OF_JENKINS = "2";

    private final Product known;
    private final String origin;

    private EndOfLifeApi(Product known, String origin) {
        this.known = known;
        this.origin = origin;
    }

    /** The name of a product there. */
    static String name(String id) {
        return NAMES.getOrDefault(id, id);
    }

    /**
     * @param content the answer
     * @param known what this tool knows of the product
     * @param origin where the answer is from
     * @param today the day of the answer
     * @return the product by the answer
     * @throws UpkeepException when the answer is none, with what is wrong
     */
    static Product read(byte[] content, Product known, String origin, LocalDate today) throws UpkeepException {
        return new EndOfLifeApi(known, origin).product(LifecycleJson.tree(content, origin), today);
    }

    private Product product(JsonNode list, LocalDate today) throws UpkeepException {
        var cycles = new ArrayList<Cycle>();
        for (var node : list) {
            cycle(node).ifPresent(cycles::add);
        }
        if (!list.isArray() || cycles.isEmpty()) {
            throw new UpkeepException(origin + ": is no list of cycles");
        }
        return new Product(known.id(), known.name(), known.source(), today, origin, cycles);
    }

    /** Cycles that are called by no number cannot be told from a version; weekly Jenkins is one cycle there, and no LTS. */
    private Optional<Cycle> cycle(JsonNode node) throws UpkeepException {
        var fields = new Fields(node, origin + ", a cycle");
        var name = fields.text("cycle");
        var isAllOfJenkins = known.id().equals("jenkins") && name.equals(ALL_OF_JENKINS);
        var version = Version.parse(name);
        if (version.isEmpty() || isAllOfJenkins) {
            return Optional.empty();
        }
        var lasting =
                known.id().equals("debian") && node.path("extendedSupport").isTextual();
        return Optional.of(new Cycle(
                version.get(),
                fields.day("releaseDate"),
                fields.dayIfAny(lasting ? "eol" : "support"),
                end(fields, lasting ? "extendedSupport" : "eol"),
                longTerm(version.get(), node),
                fields.dayIfAny("lts"),
                LifecycleJson.newest(fields, "latest", "latestReleaseDate")));
    }

    private boolean longTerm(Version cycle, JsonNode node) {
        return switch (known.id()) {
            case "debian", "jenkins" -> true;
            case "nginx" -> cycle.numbers().size() > 1 && cycle.numbers().get(1) % 2 == 0;
            default -> node.path("lts").isTextual() || node.path("lts").asBoolean(false);
        };
    }

    private static Cycle.End end(Fields fields, String name) throws UpkeepException {
        var end = fields.node().path(name);
        if (end.isBoolean()) {
            return end.booleanValue() ? Cycle.End.over() : Cycle.End.notAnnounced();
        }
        return Cycle.End.on(fields.day(name));
    }
}
