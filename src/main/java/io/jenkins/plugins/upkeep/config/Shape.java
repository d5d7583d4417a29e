package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** What a key may hold, as its Java type says it. Immutable. */
interface Shape {
    /**
     * Makes the value of a node.
     *
     * @return the value; empty when something is wrong, which the binding then knows
     */
    Optional<Object> bind(YamlNode node, KeyPath path, Binding binding);

    /** What stands for an absent key without a default; empty when the key must be there. */
    default Optional<Object> absent() {
        return Optional.empty();
    }

    /** The shape in JSON Schema. */
    ObjectNode schema();

    /**
     * All keys at and below this one.
     *
     * @param path the way to here, without the numbers of list items
     */
    default Stream<KeyPath> keys(KeyPath path) {
        return Stream.of(path);
    }
}
