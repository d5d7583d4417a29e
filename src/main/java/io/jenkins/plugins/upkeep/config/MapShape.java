package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values under keys of the user's choice; in the order of the file.
 *
 * @param value what each value is
 */
record MapShape(Shape value) implements Shape {
    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        if (!(node instanceof YamlMapping mapping)) {
            return binding.error(node.mark(), path, Nodes.mismatch("keys with values", node));
        }
        var values = new LinkedHashMap<String, Object>();
        mapping.entries()
                .forEach((name, entry) -> value.bind(entry.value(), path.child(name), binding)
                        .ifPresent(bound -> values.put(name, bound)));
        var complete = values.size() == mapping.entries().size();
        return complete ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    @Override
    public Optional<Object> absent() {
        return Optional.of(Map.of());
    }

    @Override
    public ObjectNode schema() {
        var schema = Schemas.empty().put("type", "object");
        schema.set("additionalProperties", value.schema());
        return schema;
    }
}
