package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that can be said about a configuration without running a task.
 *
 * @param errors what must be mended, one line each, in the order of the file
 * @param notes references that cannot be resolved where the check ran, one line each; a task that needs one will stop
 */
public record ConfigCheck(List<String> errors, List<String> notes) {
    public ConfigCheck {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /**
     * Reads and checks a file with all its sections.
     *
     * @param file the file, as messages shall name it
     * @param sections all config records with a {@link Place}
     * @param environment the variables that {@code ${env:NAME}} reads
     * @return what is wrong with it; a file that cannot be read is an error too
     */
    public static ConfigCheck check(
            Path file, Collection<Class<? extends Record>> sections, Map<String, String> environment) {
        try {
            return check(ConfigSource.read(file), SectionTree.of(sections), environment);
        } catch (ConfigException e) {
            return new ConfigCheck(List.of(e.getMessage()), List.of());
        }
    }

    private static ConfigCheck check(ConfigSource source, SectionTree sections, Map<String, String> environment) {
        var binding = new Binding(new References(source.folder(), Map.copyOf(environment)));
        source.root().ifPresent(root -> sections.check(root, KeyPath.ROOT, binding));
        var errors = Stream.concat(source.problems().stream(), binding.errors().stream())
                .sorted(Comparator.comparing(Problem::mark));
        return new ConfigCheck(
                errors.map(source::line).toList(),
                binding.unresolved().stream().map(source::line).toList());
    }
}
