package io.jenkins.plugins.upkeep.review.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The fields of an object in JSON that somebody else wrote.
 *
 * @param node the object
 * @param thing what it is about, for messages
 */
record Fields(JsonNode node, String thing) {
    private static final int LONGEST_WORD = 60;

    String text(String name) throws UpkeepException {
        var value = node.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name, "is no text");
        }
        return OneLine.of(value.textValue());
    }

    Version version(String name) throws UpkeepException {
        var text = node.path(name).asText("");
        return Version.parse(text).orElseThrow(() -> wrong(name, "is no version: " + shortened(text)));
    }

    LocalDate day(String name) throws UpkeepException {
        var text = node.path(name).asText("");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UpkeepException(
                    wrong(name, "is no day: " + shortened(text)).getMessage(), e);
        }
    }

    Optional<LocalDate> dayIfAny(String name) throws UpkeepException {
        return node.path(name).isTextual() ? Optional.of(day(name)) : Optional.empty();
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    URI web(String name) throws UpkeepException {
        var text = text(name);
        try {
            var address = URI.create(text);
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new UpkeepException(
                    wrong(name, "is no address: " + shortened(text)).getMessage(), e);
        }
        throw wrong(name, "is no address of a page: " + shortened(text));
    }

    UpkeepException wrong(String name, String problem) {
        return new UpkeepException(thing + ": its \"" + name + "\" " + problem);
    }

    static String shortened(String text) {
        var line = OneLine.of(text);
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD) + "…";
    }
}
