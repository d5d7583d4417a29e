package io.jenkins.plugins.upkeep.dependencies.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an XML file.
 *
 * @param name its name without a prefix
 * @param line the line that it begins in
 * @param attributes its attributes
 * @param text the text in it, without that of the elements in it
 * @param children the elements in it that were asked for
 */
record XmlElement(String name, int line, Map<String, String> attributes, String text, List<XmlElement> children) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    Optional<XmlElement> child(String wanted) {
        return all(wanted).findFirst();
    }

    Stream<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** The text of the first child with that name; empty where there is none. */
    String textOf(String wanted) {
        return child(wanted).map(XmlElement::text).orElse("");
    }
}
