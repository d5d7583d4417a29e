package io.jenkins.plugins.upkeep.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that the sample service is made of. */
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (var stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the tool; build it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read; build the tool again", e);
        }
    }
}
