package io.jenkins.plugins.upkeep.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the shared library. */
final class Vars {
    static final Path FOLDER = Path.of("vars");
    private static final String SUFFIX = ".groovy";

    private Vars() {}

    /** The names of all variables. */
    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vars cannot be listed; run the tests in the project's folder", e);
        }
    }

    /** A file of the library's resources. */
    static String resource(String name) {
        try {
            return Files.readString(Path.of("resources").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read; the library's resources are incomplete", e);
        }
    }
}
