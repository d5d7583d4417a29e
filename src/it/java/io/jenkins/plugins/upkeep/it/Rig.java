package io.jenkins.plugins.upkeep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real Jenkins that the tests use, and the plugin as it was built.
 *
 * @param war jenkins.war
 * @param plugins the folder of the other plugins
 * @param plugin our own archive
 */
public record Rig(Path war, Path plugins, Path plugin) {
    /** What to say when there is no Jenkins. */
    static final String MISSING =
            "no Jenkins to test with: set UPKEEP_JENKINS to a folder with jenkins.war and plugins/,"
                    + " or -Dupkeep.it.war=FILE -Dupkeep.it.plugins=FOLDER";

    /** What was given. */
    public static Rig given() {
        return find().orElseThrow(() -> new AssertionError(MISSING));
    }

    static Optional<Rig> find() {
        var folder = Optional.ofNullable(System.getenv("UPKEEP_JENKINS")).map(Path::of);
        var war = property("upkeep.it.war").or(() -> folder.map(path -> path.resolve("jenkins.war")));
        var plugins = property("upkeep.it.plugins").or(() -> folder.map(path -> path.resolve("plugins")));
        return war.flatMap(file -> plugins.map(others -> new Rig(file, others, Path.of("target/upkeep.hpi"))));
    }

    private static Optional<Path> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(Path::of);
    }

    /** The archives of the other plugins. */
    public List<Path> archives() {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file -> file.toString().matches(".*\\.[jh]pi"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(plugins + ": cannot be read", e);
        }
    }
}
