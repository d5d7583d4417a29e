package io.jenkins.plugins.upkeep.config.yaml;

/**
 * A key of a mapping with its value.
 *
 * @param mark where the key begins
 * @param value what stands behind it
 */
public record YamlEntry(Mark mark, YamlNode value) {}
