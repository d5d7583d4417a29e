package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that need not be there.
 *
 * @param content what it is when it is there
 */
record OptionalShape(Shape content) implements Shape {
    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        return content.bind(node, path, binding).map(Optional::of);
    }

    @Override
    public Optional<Object> absent() {
        return Optional.of(Optional.empty());
    }

    @Override
    public ObjectNode schema() {
        return content.schema();
    }

    @Override
    public Stream<KeyPath> keys(KeyPath path) {
        return content.keys(path);
    }
}
