package io.jenkins.plugins.upkeep.testing.s3;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The class path of a server that would not go together with ours: Maven resolves it once, from a pom of its own under
 * {@code src/test/servers}.
 */
final class ServerClassPath {
    private static final Path POMS = Path.of("src/test/servers");
    private static final Path RESOLVED = Path.of("target/servers");

    private ServerClassPath() {}

    static String of(String server) throws IOException, InterruptedException {
        var file = Files.createDirectories(RESOLVED).resolve(server + ".classpath");
        // Two processes run the tests.
        try (var channel = FileChannel.open(
                        RESOLVED.resolve(server + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid() || !isCurrent(file, POMS.resolve(server).resolve("pom.xml"))) {
                resolve(server, file);
            }
        }
        return Files.readString(file).strip();
    }

    private static boolean isCurrent(Path file, Path pom) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(pom)) >= 0
                && List.of(Files.readString(file).strip().split(File.pathSeparator, -1)).stream()
                        .allMatch(jar -> Files.exists(Path.of(jar)));
    }

    private static void resolve(String server, Path file) throws IOException, InterruptedException {
        if (!maven(server, file, true) && !maven(server, file, false)) {
            throw new IOException("the class path of " + server + " cannot be resolved, see "
                    + RESOLVED.resolve(server + ".log").toAbsolutePath());
        }
    }

    private static boolean maven(String server, Path file, boolean offline) throws IOException, InterruptedException {
        var words = new ArrayList<String>(List.of("mvn", "-B", "-q"));
        if (offline) {
            words.add("-o");
        }
        if (System.getProperty("maven.repo.local") != null) {
            words.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        }
        words.addAll(List.of(
                "-f",
                POMS.resolve(server).resolve("pom.xml").toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + file.toAbsolutePath()));
        var maven = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(RESOLVED.resolve(server + ".log").toFile())
                .start();
        return maven.waitFor(10, TimeUnit.MINUTES) && maven.exitValue() == 0;
    }
}
