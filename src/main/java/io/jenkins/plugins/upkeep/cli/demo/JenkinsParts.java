package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a controller is made of, besides what this tool brings.
 *
 * @param war jenkins.war
 * @param plugins the folder with the plugins that the pipelines need, as .jpi or .hpi files
 */
record JenkinsParts(Path war, Path plugins) {
    static JenkinsParts of(String war, String plugins) throws ConfigException {
        var parts =
                new JenkinsParts(Path.of(war).toAbsolutePath(), Path.of(plugins).toAbsolutePath());
        if (!Files.isRegularFile(parts.war)) {
            throw new ConfigException("--jenkins " + war + ": is no file; name a jenkins.war, and a folder of plugins");
        }
        if (!Files.isDirectory(parts.plugins)) {
            throw new ConfigException("--jenkins " + plugins + ": is no folder; name one with the plugins' .jpi files");
        }
        return parts;
    }

    /** The plugin itself, which the build leaves beside the tool. */
    static Path plugin() throws ConfigException {
        var hpi = built().resolve("upkeep.hpi");
        if (!Files.isRegularFile(hpi)) {
            throw new ConfigException(hpi + ": is missing; build it with mvn package");
        }
        return hpi;
    }

    /** The folder that holds the shared library: vars, and resources. */
    static Path library() throws ConfigException {
        var project = built().getParent();
        if (!Files.isDirectory(project.resolve("vars"))) {
            throw new ConfigException(
                    project.resolve("vars") + ": is missing; run the demo from a clone of the project");
        }
        return project;
    }

    private static Path built() {
        try {
            var jar = JenkinsParts.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(jar.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the tool does not know where it lies", e);
        }
    }
}
