package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A list.
 *
 * @param item what each item is
 */
record ListShape(Shape item) implements Shape {
    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        if (!(node instanceof YamlSequence sequence)) {
            return binding.error(node.mark(), path, Nodes.mismatch("a list such as [one, two]", node));
        }
        var items = sequence.items();
        var values = IntStream.range(0, items.size())
                .mapToObj(index -> item.bind(items.get(index), path.item(index), binding))
                .flatMap(Optional::stream)
                .toList();
        return values.size() == items.size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Optional<Object> absent() {
        return Optional.of(List.of());
    }

    @Override
    public ObjectNode schema() {
        var schema = Schemas.empty().put("type", "array");
        schema.set("items", item.schema());
        return schema;
    }

    @Override
    public Stream<KeyPath> keys(KeyPath path) {
        return item.keys(path);
    }
}
