package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlNothing;
import io.jenkins.plugins.upkeep.config.yaml.YamlSequence;

/** Words for nodes in messages. */
final class Nodes {
    private Nodes() {}

    /** The message for a node of another kind than expected. */
    static String mismatch(String expectation, YamlNode node) {
        if (node instanceof YamlNothing) {
            return "has no value; must be " + expectation + ", or remove the key";
        }
        return "must be " + expectation + ", not " + kind(node);
    }

    private static String kind(YamlNode node) {
        if (node instanceof YamlMapping) {
            return "keys with values";
        }
        return node instanceof YamlSequence ? "a list" : "a single value";
    }
}
