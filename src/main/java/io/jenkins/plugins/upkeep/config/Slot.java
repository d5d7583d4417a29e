package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a config record.
 *
 * @param name the key
 * @param key what it means and what stands for it when it is not there
 * @param shape what it may hold
 */
record Slot(String name, Key key, Shape shape) {
    static Slot of(RecordComponent component) {
        var key = component.getAnnotation(Key.class);
        if (key == null) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                    + ": has no description; annotate it with @Key");
        }
        var name = key.name().isEmpty() ? component.getName() : key.name();
        return new Slot(name, key, Shapes.of(component.getGenericType()));
    }

    /** The value in a mapping, or what stands for it. */
    Optional<Object> bind(YamlMapping mapping, KeyPath path, Binding binding) {
        var entry = mapping.entries().get(name);
        if (entry != null) {
            return shape.bind(entry.value(), path.child(name), binding);
        }
        var value = absent();
        return value.isPresent()
                ? value
                : binding.error(mapping.mark(), path.child(name), "missing key; add it: " + key.value());
    }

    /** Whether the key must be there. */
    boolean required() {
        return absent().isEmpty();
    }

    private Optional<Object> absent() {
        return key.defaultValue().isEmpty() ? shape.absent() : Optional.of(defaultValue());
    }

    private Object defaultValue() {
        var binding = new Binding(new References(Path.of(""), Map.of()));
        return YamlReader.read(key.defaultValue())
                .root()
                .flatMap(node -> shape.bind(node, KeyPath.ROOT.child(name), binding))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + ": its default " + key.defaultValue() + " is not valid; correct the @Key"));
    }

    ObjectNode schema() {
        var schema = shape.schema().put("description", key.value());
        if (!key.defaultValue().isEmpty()) {
            schema.set("default", YamlJson.of(key.defaultValue()));
        }
        return schema;
    }
}
