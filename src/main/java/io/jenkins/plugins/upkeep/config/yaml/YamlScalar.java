package io.jenkins.plugins.upkeep.config.yaml;

/**
 * A text. YAML's own guesses about types are not used: {@code 010}, {@code no} and {@code 1:30} stay what they are until
 * somebody knows what they must be.
 *
 * @param mark where it begins
 * @param text the text as written, without quotes
 */
public record YamlScalar(Mark mark, String text) implements YamlNode {}
