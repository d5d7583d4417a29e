package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.Mark;
import io.jenkins.plugins.upkeep.config.yaml.YamlNothing;
import java.nio.file.Path;
import java.util.Map;

/** Makes config records of nothing but their defaults. */
public final class ConfigDefaults {
    private ConfigDefaults() {}

    /**
     * @param type a config record of which no key must be there
     * @return the record as an empty section gives it
     * @throws IllegalArgumentException when a key must be there
     */
    public static <T extends Record> T of(Class<T> type) {
        var binding = new Binding(new References(Path.of(""), Map.of()));
        var section = RecordShape.of(type).bind(new YamlNothing(Mark.START), KeyPath.ROOT, binding);
        return section.map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + ": has no defaults for all its keys: "
                        + binding.first()
                                .map(problem -> problem.line("defaults"))
                                .orElse("")));
    }
}
