package io.jenkins.plugins.upkeep.security.audit;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where in a file an issue is.
 *
 * @param file the file
 * @param line its line, counted from one; empty for the whole file
 */
public record Location(Path file, OptionalInt line) {
    /** A whole file. */
    public static Location of(Path file) {
        return new Location(file, OptionalInt.empty());
    }

    /** A line of a file. */
    public static Location of(Path file, int line) {
        return new Location(file, OptionalInt.of(line));
    }
}
