package io.jenkins.plugins.upkeep.security.exposure.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether this process runs in a container, by what those who make containers leave there: Docker and Podman a
 * file, others the variable {@code container} of the first process (systemd.io/CONTAINER_INTERFACE).
 */
public final class Container {
    private static final Map<String, String> FILES = Map.of(
            ".dockerenv", "Docker",
            "run/.containerenv", "Podman",
            "var/run/secrets/kubernetes.io", "Kubernetes");

    private static final Pattern KIND = Pattern.compile("(?:^|\\x00)container=([A-Za-z0-9_-]{1,32})(?:\\x00|$)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int MOST = 131_072;

    private Container() {}

    /**
     * Looks.
     *
     * @param proc {@code /proc}
     * @return the kind of container; empty where nothing tells of one
     */
    public static Optional<String> of(Path proc) {
        var files = FILES.keySet().stream()
                .sorted()
                .filter(name -> Files.exists(proc.resolveSibling(name)))
                .map(FILES::get);
        // systemd in a container tells all users what only root may read of the first process.
        var told = Stream.of(text(proc.resolveSibling("run/systemd/container")).strip())
                .filter(kind -> WORD.matcher(kind).matches());
        var variable = KIND.matcher(text(proc.resolve("1/environ"))).results().map(found -> found.group(1));
        return Stream.of(files, told, variable).flatMap(each -> each).findFirst();
    }

    private static String text(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It is not there, or not for this user.
            return "";
        }
    }
}
