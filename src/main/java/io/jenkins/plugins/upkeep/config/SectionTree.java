package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sections of upkeep.yaml, each with the sections inside it.
 *
 * @param shape the section's own keys
 * @param children the sections inside it, by their keys
 */
record SectionTree(RecordShape shape, Map<String, SectionTree> children) {
    /** The whole file. */
    static SectionTree of(Collection<Class<? extends Record>> sections) {
        var places = new TreeMap<String, Class<? extends Record>>();
        for (var section : sections) {
            var other = places.putIfAbsent(place(section), section);
            if (other != null && other != section) {
                throw new IllegalArgumentException(place(section) + ": the place of both " + other.getName() + " and "
                        + section.getName() + "; give one of them another");
            }
        }
        return new SectionTree(RecordShape.of(ServiceConfig.class), children("", places));
    }

    /** Where a config record stands. */
    static String place(Class<? extends Record> section) {
        var place = section.getAnnotation(Place.class);
        if (place == null) {
            throw new IllegalArgumentException(
                    section.getName() + ": has no place in upkeep.yaml; annotate it with @Place");
        }
        return place.value();
    }

    private static Map<String, SectionTree> children(String prefix, Map<String, Class<? extends Record>> places) {
        var children = new TreeMap<String, SectionTree>();
        places.keySet().stream()
                .filter(place -> place.startsWith(prefix))
                .map(place -> place.substring(prefix.length()).split("\\.", 2)[0])
                .forEach(name -> children.computeIfAbsent(name, key -> section(prefix + key, places)));
        return children;
    }

    private static SectionTree section(String place, Map<String, Class<? extends Record>> places) {
        var section =
                Optional.<Class<? extends Record>>ofNullable(places.get(place)).orElse(EmptyConfig.class);
        return new SectionTree(RecordShape.of(section), children(place + ".", places));
    }

    /** The section at a place; empty when there is none. */
    Optional<SectionTree> at(String place) {
        var names = place.split("\\.", 2);
        var child = Optional.ofNullable(children.get(names[0]));
        return names.length == 1 ? child : child.flatMap(section -> section.at(names[1]));
    }

    /** Makes the values of this section alone. */
    Optional<Object> bind(YamlNode node, KeyPath path, Binding binding) {
        return shape.bind(node, path, binding, children.keySet());
    }

    /** Makes the values of this section and all sections inside it, for what is found wrong on the way. */
    void check(YamlNode node, KeyPath path, Binding binding) {
        bind(node, path, binding);
        if (node instanceof YamlMapping mapping) {
            children.forEach(
                    (name, child) -> Optional.ofNullable(mapping.entries().get(name))
                            .ifPresent(entry -> child.check(entry.value(), path.child(name), binding)));
        }
    }

    ObjectNode schema() {
        var schema = shape.schema();
        var properties = schema.withObject("/properties");
        children.forEach((name, child) -> properties.set(name, child.schema()));
        return schema;
    }

    /** All keys of all sections. */
    Stream<KeyPath> keys(KeyPath path) {
        var below =
                children.entrySet().stream().flatMap(child -> child.getValue().keys(path.child(child.getKey())));
        return Stream.concat(shape.keys(path), below);
    }
}
