package io.jenkins.plugins.upkeep.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this tool, as the build wrote it down. */
public final class ToolVersion {
    private static final String RESOURCE = "/io/jenkins/plugins/upkeep/version.properties";

    private ToolVersion() {}

    /**
     * @return the version: {@code 1.2.3}
     */
    public static String current() {
        try (InputStream resource = ToolVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the tool; build it again");
            }
            var properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read; build the tool again", e);
        }
    }
}
