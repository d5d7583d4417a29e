package io.jenkins.plugins.upkeep.notify.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in a report's folder that remembers what people were told, for each service and task apart. Without it, or where it
 * is damaged, people are told once more.
 *
 * @param file the file
 */
record ToldFile(Path file) {
    static final String FILE_NAME = "told.json";

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final long MOST_BYTES = 8L << 20;

    /** Of a folder that services share, the ones that were written last. */
    private static final int MOST = 100;

    private record Content(List<Told> told) {}

    static ToldFile in(Path folder) {
        return new ToldFile(folder.resolve(FILE_NAME));
    }

    /**
     * What people know of one task and service.
     *
     * @throws UpkeepException when a file is there and cannot be understood
     */
    Told of(String service, String task) throws UpkeepException {
        return all().stream()
                .filter(told -> told.service().equals(service) && told.task().equals(task))
                .findFirst()
                .orElseGet(() -> Told.nothing(service, task));
    }

    /**
     * Puts what people know of one task and service in the place of what was there.
     *
     * @throws UpkeepException when the folder does not take it
     */
    void put(Told told) throws UpkeepException {
        var others = others().stream()
                .filter(other ->
                        !other.service().equals(told.service()) || !other.task().equals(told.task()))
                .limit(MOST);
        var all = Stream.concat(Stream.of(told).filter(Told::isWorthKeeping), others);
        try {
            AtomicFile.write(file, MAPPER.writeValueAsString(new Content(all.toList())) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was told cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private List<Told> others() {
        try {
            return all();
        } catch (UpkeepException e) {
            // Who read the file before this has said so; a new one takes its place.
            return List.of();
        }
    }

    private List<Told> all() throws UpkeepException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UpkeepException(file + ": is larger than any of ours; " + CONSEQUENCE);
            }
            var content = MAPPER.readTree(Files.readAllBytes(file));
            var all = new ArrayList<Told>();
            content.path("told").forEach(node -> told(node.toString()).ifPresent(all::add));
            if (!content.path("told").isArray()) {
                throw new UpkeepException(file + ": is not what Upkeep wrote; " + CONSEQUENCE);
            }
            return all;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            var reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
            throw new UpkeepException(file + ": cannot be read (" + reason + "); " + CONSEQUENCE, e);
        }
    }

    private static final String CONSEQUENCE = "what people were told before is told once more";

    private static Optional<Told> told(String json) {
        try {
            return Optional.of(MAPPER.readValue(json, Told.class))
                    .filter(told -> told.service() != null && told.task() != null && told.status() != null)
                    .filter(Told::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
