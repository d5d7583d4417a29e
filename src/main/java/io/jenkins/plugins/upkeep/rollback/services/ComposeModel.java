package io.jenkins.plugins.upkeep.rollback.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What compose makes of its files. They also hold secrets; only names are taken over.
 *
 * @param name the project's name
 * @param services its services
 */
record ComposeModel(String name, List<Service> services) {
    /**
     * A service of a compose file.
     *
     * @param name its name
     * @param image the name of its image; the one that compose gives it where it is built without
     * @param isBuilt whether it is built from the repository
     */
    record Service(String name, String image, boolean isBuilt) {}

    static ComposeModel parse(String json) throws UpkeepException {
        try {
            var root = Json.mapper().readTree(json);
            var name = root.path("name").asText();
            var services = new ArrayList<Service>();
            root.path("services")
                    .properties()
                    .forEach(entry -> services.add(service(name, entry.getKey(), entry.getValue())));
            return new ComposeModel(name, List.copyOf(services));
        } catch (JsonProcessingException e) {
            throw new UpkeepException("compose: gave an answer that is no JSON; see docker compose version", e);
        }
    }

    private static Service service(String project, String name, JsonNode node) {
        var image = node.path("image").asText();
        return new Service(name, image.isEmpty() ? project + "-" + name : image, node.hasNonNull("build"));
    }
}
