package io.jenkins.plugins.upkeep.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads the classes that a backup needs, so that they are in the archive of class data sharing, which is made once after
 * each build by a run without a database.
 */
final class Preloading {
    private static final String REQUEST = "upkeep.preload";
    private static final List<String> LIBRARIES =
            List.of("upkeep", "hash4j-", "jackson-", "jagged-", "postgresql-", "zstd-jni-", "snakeyaml-");

    private Preloading() {}

    /** Loads them when the starter asks for it; else does nothing. */
    static void whenAsked() {
        if (Boolean.getBoolean(REQUEST)) {
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new)
                    .flatMap(Preloading::withItsLibraries)
                    .filter(Preloading::isNeeded)
                    .forEach(Preloading::load);
        }
    }

    /** The tool's own jar names its libraries in its manifest; on an agent all lie in one folder and in the class path. */
    private static Stream<File> withItsLibraries(File jar) {
        var libraries = new File(jar.getParentFile(), "lib").listFiles();
        return Stream.concat(Stream.of(jar), libraries == null ? Stream.empty() : Arrays.stream(libraries));
    }

    private static boolean isNeeded(File jar) {
        return jar.getName().endsWith(".jar") && LIBRARIES.stream().anyMatch(jar.getName()::startsWith);
    }

    private static void load(File jar) {
        try (var file = new JarFile(jar)) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .forEach(name -> load(name.replace('/', '.')));
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read; build the tool again", e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Preloading.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // A part of a library whose own optional libraries are not here: nothing would load it in a real run
            // either.
            return;
        }
    }
}
