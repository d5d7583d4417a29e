package io.jenkins.plugins.upkeep.config.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param mark where it begins
 * @param items its items, in the order of the document
 */
public record YamlSequence(Mark mark, List<YamlNode> items) implements YamlNode {
    public YamlSequence {
        items = List.copyOf(items);
    }
}
