package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which operating system this host has, from {@code os-release} and, for the point release of Debian, {@code debian_version}.
 *
 * @param name its name in reports
 * @param folder the folder of both: {@code /etc}
 */
public record AskSystem(String name, Path folder) implements Asking {
    private static final int LARGEST = 65_536;
    private static final String DEBIAN = "debian";

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": read " + folder.resolve("os-release");
    }

    @Override
    public Set<String> products() {
        return Set.of(DEBIAN, "ubuntu");
    }

    @Override
    public Answer ask() throws UpkeepException {
        var release = folder.resolve("os-release");
        var fields = fields(text(release));
        var product = fields.getOrDefault("ID", "");
        var version = Version.parse(fields.getOrDefault("VERSION_ID", ""));
        if (product.isEmpty() || version.isEmpty()) {
            throw new UpkeepException(name + ": " + release + " names no ID or no VERSION_ID");
        }
        var full = product.equals(DEBIAN) ? pointRelease(version.get()).orElse(version.get()) : version.get();
        var said = "is " + fields.getOrDefault("PRETTY_NAME", product + " " + full);
        return Answer.of(new Running(name, product, full, Words.shortened(said), Keeper.vendor()));
    }

    private Optional<Version> pointRelease(Version release) {
        try {
            return Version.parse(text(folder.resolve("debian_version"))).filter(point -> point.isWithin(release));
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }

    private String text(Path file) throws UpkeepException {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(name + ": " + file + " cannot be read; see that it is there", e);
        }
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> fields.put(parts[0].strip(), unquoted(parts[1].strip())));
        return fields;
    }

    private static String unquoted(String value) {
        return OneLine.of(value.replaceAll("^[\"']|[\"']$", ""));
    }
}
