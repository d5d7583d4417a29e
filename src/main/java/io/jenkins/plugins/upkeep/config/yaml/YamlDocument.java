package io.jenkins.plugins.upkeep.config.yaml;

import java.util.List;
import java.util.Optional;

/**
 * What a reader made of a text.
 *
 * @param root the tree; empty when the text has no content or could not be read to its end
 * @param problems what is wrong with the text as YAML, in the order of the text
 */
public record YamlDocument(Optional<YamlNode> root, List<Problem> problems) {
    public YamlDocument {
        problems = List.copyOf(problems);
    }
}
