package io.jenkins.plugins.upkeep.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that can be said about a configuration without running a task.
 *
 * @param errors what must be mended, one line each
 * @param notes references that cannot be resolved where the check ran, one line each
 */
public record ConfigCheck(List<String> errors, List<String> notes) {
    public ConfigCheck {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /** Reads and checks a file. */
    public static ConfigCheck check(
            Path file, Collection<Class<? extends Record>> sections, Map<String, String> environment) {
        try {
            ConfigFile.read(file, sections, environment);
            return new ConfigCheck(List.of(), List.of());
        } catch (ConfigException e) {
            return new ConfigCheck(List.of(e.getMessage()), List.of());
        }
    }
}
