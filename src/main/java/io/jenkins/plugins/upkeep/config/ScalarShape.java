package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import java.util.Optional;

/**
 * One value written as a text.
 *
 * @param converter makes the value of the text
 */
record ScalarShape(Converter converter) implements Shape {
    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        if (!(node instanceof YamlScalar scalar)) {
            return binding.error(node.mark(), path, Nodes.mismatch(converter.expectation(), node));
        }
        var text = binding.resolve(scalar, path);
        if (text.isEmpty()) {
            return converter.placeholder();
        }
        try {
            return Optional.of(converter.parse().apply(text.get().text()));
        } catch (IllegalArgumentException e) {
            // The exception's own message may repeat the value.
            return binding.error(scalar.mark(), path, "must be " + converter.expectation() + seen(text.get()));
        }
    }

    private String seen(ResolvedText text) {
        return text.foreign() || !converter.showable() ? "" : ", not \"" + KeyPath.printable(text.text()) + "\"";
    }

    @Override
    public ObjectNode schema() {
        return converter.schema().get();
    }
}
