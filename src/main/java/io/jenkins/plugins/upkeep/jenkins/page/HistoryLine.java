package io.jenkins.plugins.upkeep.jenkins.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An entry of a history as a line of JSON. Members that another version wrote or left out do no harm. */
final class HistoryLine {
    private static final Logger LOGGER = Logger.getLogger(HistoryLine.class.getName());
    private static final ObjectMapper MAPPER = Json.mapper()
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private HistoryLine() {}

    static String of(HistoryEntry entry) {
        try {
            return MAPPER.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The entry of a line; none of a line that was cut or edited, so that the others can still be seen. */
    static Optional<HistoryEntry> parse(String line, Path file) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, HistoryEntry.class));
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, file + ": a line is no report and is left out: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
