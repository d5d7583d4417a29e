package io.jenkins.plugins.upkeep.config.yaml;

/**
 * A key without a value, or the word null.
 *
 * @param mark where the value would begin
 */
public record YamlNothing(Mark mark) implements YamlNode {}
