package io.jenkins.plugins.upkeep.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys with values.
 *
 * @param mark where it begins
 * @param entries by their keys, in the order of the document
 */
public record YamlMapping(Mark mark, Map<String, YamlEntry> entries) implements YamlNode {
    public YamlMapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
