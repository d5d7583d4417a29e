package io.jenkins.plugins.upkeep.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Stands in for the reader of upkeep.yaml: it knows the service's name only. */
public record ConfigFile(String service, Path folder) implements Config {
    /** Reads the service's name. */
    public static Config read(Path file, Collection<Class<? extends Record>> sections, Map<String, String> environment)
            throws ConfigException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("service: "))
                    .map(line -> new ConfigFile(
                            line.substring(9).strip(), file.toAbsolutePath().getParent()))
                    .findFirst()
                    .orElseThrow(() -> new ConfigException(file + ": service: missing key; name the service"));
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e + "); name the file with --config", e);
        }
    }

    @Override
    public <T extends Record> Optional<T> find(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T extends Record> T require(Class<T> type) throws ConfigException {
        throw new ConfigException("upkeep.yaml: missing section; add it, as 'upkeep config example' shows");
    }
}
