package io.jenkins.plugins.upkeep.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A configuration that shows every key, with a comment. */
public final class ConfigExample {
    private static final String RESOURCE = "upkeep.example.yaml";

    private ConfigExample() {}

    /**
     * @return the text of an upkeep.yaml
     */
    public static String text() {
        try (var stream = ConfigExample.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + ": not in the jar; build it anew");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + ": cannot be read from the jar; build it anew", e);
        }
    }
}
