package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlNothing;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A record: a mapping with known keys, or one word where the record has a {@link Scalar} factory.
 *
 * @param constructor makes the record of the slots' values, in their order
 * @param slots its keys
 * @param scalar its form as one word
 */
record RecordShape(Constructor<?> constructor, List<Slot> slots, Optional<ScalarForm> scalar) implements Shape {
    static RecordShape of(Class<? extends Record> type) {
        var slots = Arrays.stream(type.getRecordComponents()).map(Slot::of).toList();
        return new RecordShape(constructor(type), slots, ScalarForm.of(type));
    }

    private static Constructor<?> constructor(Class<? extends Record> type) {
        var components = type.getRecordComponents();
        var types =
                Arrays.stream(components).map(component -> component.getType()).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + ": a record without its canonical constructor", e);
        }
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        return bind(node, path, binding, Set.of());
    }

    /**
     * As {@link #bind(YamlNode, KeyPath, Binding)}.
     *
     * @param sections keys that belong to other records
     */
    Optional<Object> bind(YamlNode node, KeyPath path, Binding binding, Set<String> sections) {
        if (node instanceof YamlScalar word && scalar.isPresent()) {
            return scalar.get().bind(word, path, binding);
        }
        if (isAlone() && !(node instanceof YamlNothing)) {
            return binding.error(
                    node.mark(), path, Nodes.mismatch(scalar.orElseThrow().expectation(), node));
        }
        if (node instanceof YamlNothing) {
            return bind(new YamlMapping(node.mark(), Map.of()), path, binding, sections);
        }
        if (!(node instanceof YamlMapping mapping)) {
            var expectation = scalar.map(ScalarForm::expectation).orElse("keys with values");
            return binding.error(node.mark(), path, Nodes.mismatch(expectation, node));
        }
        reportUnknown(mapping, path, binding, sections);
        return create(mapping, path, binding);
    }

    private boolean isAlone() {
        return scalar.map(ScalarForm::alone).orElse(false);
    }

    private Optional<Object> create(YamlMapping mapping, KeyPath path, Binding binding) {
        var values = slots.stream()
                .map(slot -> slot.bind(mapping, path, binding))
                .flatMap(Optional::stream)
                .toArray();
        return values.length == slots.size()
                ? Records.create(() -> constructor.newInstance(values), text -> refuse(text, mapping, path, binding))
                : Optional.empty();
    }

    private void reportUnknown(YamlMapping mapping, KeyPath path, Binding binding, Set<String> sections) {
        var allowed = new TreeSet<>(sections);
        slots.forEach(slot -> allowed.add(slot.name()));
        mapping.entries().forEach((name, entry) -> {
            if (!allowed.contains(name)) {
                binding.error(entry.mark(), path.child(name), unknown(name, path, allowed));
            }
        });
    }

    private static String unknown(String name, KeyPath path, Set<String> allowed) {
        return (path.isRoot() ? "unknown section" : "unknown key") + "; allowed: " + String.join(", ", allowed)
                + Words.nearest(name, allowed)
                        .map(word -> " (did you mean " + word + "?)")
                        .orElse("");
    }

    /** Points at the key that a record's own check begins with, or else at the whole record. */
    private Optional<Object> refuse(String text, YamlMapping mapping, KeyPath path, Binding binding) {
        var parts = text.split(": ", 2);
        var entry = mapping.entries().get(parts[0]);
        if (parts.length == 2 && slots.stream().anyMatch(slot -> slot.name().equals(parts[0]))) {
            var mark = entry == null ? mapping.mark() : entry.value().mark();
            return binding.error(mark, path.child(parts[0]), parts[1]);
        }
        return binding.error(mapping.mark(), path, text);
    }

    @Override
    public ObjectNode schema() {
        if (isAlone()) {
            return slots.get(0).schema();
        }
        var schema = Schemas.empty().put("type", "object");
        var properties = schema.putObject("properties");
        slots.forEach(slot -> properties.set(slot.name(), slot.schema()));
        schema.put("additionalProperties", false);
        if (slots.stream().anyMatch(Slot::required)) {
            slots.stream().filter(Slot::required).map(Slot::name).forEach(schema.putArray("required")::add);
        }
        return scalar.map(form -> Schemas.either(form.schema(), schema)).orElse(schema);
    }

    @Override
    public Stream<KeyPath> keys(KeyPath path) {
        if (isAlone()) {
            return Stream.of(path);
        }
        var below = slots.stream().flatMap(slot -> slot.shape().keys(path.child(slot.name())));
        return path.isRoot() ? below : Stream.concat(Stream.of(path), below);
    }
}
