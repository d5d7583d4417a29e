package io.jenkins.plugins.upkeep.dependencies.manifest;

import java.nio.file.Path;
import java.util.List;

/**
 * What a file says about packages.
 *
 * @param file the file
 * @param components the packages that it names in an exact version
 * @param unclear what it names without an exact version, or in a way that cannot be understood; never to be taken for good
 * @param whole whether it names all packages that are installed by it, those that packages ask for included
 */
public record Manifest(Path file, List<Component> components, List<Unclear> unclear, boolean whole) {
    public Manifest {
        components = List.copyOf(components);
        unclear = List.copyOf(unclear);
    }

    /**
     * A package, or a line, that names no exact version.
     *
     * @param name the package, or the line's text without secrets
     * @param line the line, counted from one; 0 where that is not known
     * @param reason why it is unclear
     */
    public record Unclear(String name, int line, String reason) {}
}
