package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The API of the sample service as a program of its own, for the drill: it finds its database by libpq's variables, and
 * ends with the program that started it.
 */
public final class SampleApplication {
    private SampleApplication() {}

    /**
     * Starts it.
     *
     * @param words the port to listen on
     */
    public static void main(String... words) {
        try {
            SampleApi.start(database(System.getenv()), Integer.parseInt(words[0]));
        } catch (UpkeepException | RuntimeException e) {
            System.err.println("sample api: " + OneLine.of(String.valueOf(e.getMessage())));
            System.exit(1);
        }
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        Runtime.getRuntime().halt(0);
    }

    private static DatabaseAddress database(Map<String, String> environment) {
        return DatabaseAddress.of(
                environment.get("PGHOST"),
                Integer.parseInt(environment.get("PGPORT")),
                environment.get("PGDATABASE"),
                environment.get("PGUSER"),
                Secret.of(environment.get("PGPASSWORD")));
    }

    /**
     * @param port the port to listen on
     * @return the words that start it, with the Java that runs now
     */
    static List<String> command(int port) {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                classPath,
                SampleApplication.class.getName(),
                Integer.toString(port));
    }
}
