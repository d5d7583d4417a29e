package io.jenkins.plugins.upkeep.rollback.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks docker about containers and images. The containers of a compose project are found by the labels that compose gives
 * them, which every version of it does, and not by compose's own list, whose form has changed.
 *
 * @param program docker
 */
record Docker(Command program) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE = "com.docker.compose.service";
    private static final String PROJECT = "com.docker.compose.project";
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    /**
     * A container of a project.
     *
     * @param id its id
     * @param service the service of the compose file that it is of
     * @param image the id of its image
     * @param reference what the compose file called the image
     * @param state as docker calls it: running, exited, restarting, paused, created, dead
     * @param status its exit status, where it has ended
     */
    record Container(String id, String service, String image, String reference, String state, int status) {
        boolean isRunning() {
            return List.of("running", "restarting", "paused").contains(state);
        }
    }

    /**
     * An image that is here.
     *
     * @param id its id
     * @param digests the names under which registries know exactly this image
     */
    record Image(String id, List<String> digests) {}

    ProcessResult run(String... words) throws UpkeepException, InterruptedException {
        return program.with(words).run(PATIENCE);
    }

    /** The containers of a project, those that do not run too, without those of {@code compose run}. */
    List<Container> containers(String project) throws UpkeepException, InterruptedException {
        var listed =
                demand(run("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=" + PROJECT + "=" + project));
        var ids = listed.output().lines().filter(line -> !line.isBlank()).toList();
        var containers = new ArrayList<Container>();
        if (ids.isEmpty()) {
            return containers;
        }
        // One that went away meanwhile makes the status 1; the others are told of all the same.
        var inspected = program.with("container", "inspect", "--").with(ids).run(PATIENCE);
        for (var node : json(inspected)) {
            var labels = node.path("Config").path("Labels");
            if (!labels.path(ONE_OFF).asText().equalsIgnoreCase("true")) {
                containers.add(new Container(
                        node.path("Id").asText(),
                        labels.path(SERVICE).asText(),
                        node.path("Image").asText(),
                        node.path("Config").path("Image").asText(),
                        node.path("State").path("Status").asText(),
                        node.path("State").path("ExitCode").asInt()));
            }
        }
        return containers;
    }

    /** The image that a name or id stands for here; empty when there is none. */
    Optional<Image> image(String name) throws UpkeepException, InterruptedException {
        var inspected = run("image", "inspect", "--", name);
        if (!inspected.succeeded()) {
            return Optional.empty();
        }
        var node = json(inspected).path(0);
        var digests = new ArrayList<String>();
        node.path("RepoDigests").forEach(digest -> digests.add(digest.asText()));
        return Optional.of(new Image(node.path("Id").asText(), digests));
    }

    ProcessResult demand(ProcessResult result) throws UpkeepException {
        return Complaint.demand(result, "docker", "see whether its daemon runs and this account may use it");
    }

    private static JsonNode json(ProcessResult result) throws UpkeepException {
        try {
            return Json.mapper().readTree(result.output().isBlank() ? "[]" : result.output());
        } catch (JsonProcessingException e) {
            throw new UpkeepException("docker: gave an answer that is no JSON; see docker version", e);
        }
    }
}
