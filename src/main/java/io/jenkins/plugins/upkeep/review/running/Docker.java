package io.jenkins.plugins.upkeep.review.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;
import java.util.List;

/**
 * Asks docker for what it runs.
 *
 * @param program the program {@code docker}
 */
public record Docker(String program) {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int MOST = 500;

    /** The docker of this host. */
    public static Docker ofHost() {
        return new Docker("docker");
    }

    /** The images of the containers that run, each once. */
    List<String> images() throws UpkeepException, InterruptedException {
        var answer = Command.of(program, "ps", "--no-trunc", "--format", "{{.Image}}")
                .run(LONGEST)
                .requireSuccess();
        return answer.output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** What docker knows of an image. */
    JsonNode image(String reference) throws UpkeepException, InterruptedException {
        var answer = Command.of(program, "image", "inspect", "--", reference)
                .run(LONGEST)
                .requireSuccess();
        try {
            return MAPPER.readTree(answer.output()).path(0);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("docker: its answer on image " + Words.shortened(reference) + " is no JSON", e);
        }
    }
}
