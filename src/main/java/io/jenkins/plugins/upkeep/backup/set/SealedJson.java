package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document that proves itself: its last member is the SHA-256 of all the bytes before it. Any byte that is changed,
 * missing or added makes it unreadable, so that it is never believed.
 */
final class SealedJson {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String BEFORE = ",\n  \"seal\" : \"sha256:";
    private static final String AFTER = "\"\n}\n";
    private static final int SEAL_LENGTH = BEFORE.length() + 64 + AFTER.length();

    private SealedJson() {}

    static byte[] write(Object document) {
        try {
            var text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
            var open = text.substring(0, text.lastIndexOf('}')).stripTrailing();
            var bytes = open.getBytes(StandardCharsets.UTF_8);
            return (open + BEFORE + Sha256.of(bytes) + AFTER).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static <T> T read(String name, byte[] bytes, Class<T> type) throws UpkeepException {
        requireSeal(name, bytes);
        try {
            return MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new UpkeepException(name + ": is whole, but not of a form that this version of Upkeep knows", e);
        }
    }

    private static void requireSeal(String name, byte[] bytes) throws UpkeepException {
        var content = bytes.length - SEAL_LENGTH;
        var seal = content < 0 ? "" : BEFORE + Sha256.of(bytes, 0, content) + AFTER;
        if (content < 0 || !Arrays.equals(bytes, content, bytes.length, utf8(seal), 0, SEAL_LENGTH)) {
            throw new DamagedSetException(name + ": is damaged (its seal does not fit); do not rely on this set");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
