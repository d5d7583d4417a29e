package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a page. Text and attributes are escaped when they are written, there is no way around it; what a browser
 * would run, and styles that Jenkins' policy forbids, cannot be said at all. Immutable.
 */
sealed interface Html {
    /** Writes the piece so that it can be read as HTML and as XML. */
    void writeTo(StringBuilder page);

    /** An element with the given classes. */
    static Element of(String name, String... classes) {
        var element = new Element(name, Map.of(), List.of());
        return classes.length == 0 ? element : element.with("class", String.join(" ", classes));
    }

    /** Text of our own. */
    static Html text(String text) {
        return new Words(text);
    }

    /** Text of foreign origin, kept from changing the direction of what stands beside it. */
    static Html foreign(String text) {
        return of("bdi").text(text);
    }

    /** Nothing at all. */
    static Html nothing() {
        return text("");
    }

    /** Text between elements. */
    record Words(String text) implements Html {
        @Override
        public void writeTo(StringBuilder page) {
            var visible = Visible.of(text);
            for (int at = 0; at < visible.length(); at++) {
                page.append(escaped(visible.charAt(at)));
            }
        }

        private static String escaped(char letter) {
            return switch (letter) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> String.valueOf(letter);
            };
        }
    }

    /**
     * An element with its attributes and what it holds.
     *
     * @param name its name
     * @param attributes its attributes in their order
     * @param children what it holds
     */
    record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
        private static final Set<String> FORBIDDEN = Set.of("script", "style", "iframe", "object", "embed", "form");
        private static final Set<String> EMPTY = Set.of("meta", "link", "br", "hr");
        private static final Set<String> WITHIN_LINES = Set.of(
                "a", "bdi", "code", "h1", "h2", "h3", "dt", "dd", "p", "span", "strong", "td", "th", "time", "title");

        public Element {
            if (FORBIDDEN.contains(name)) {
                throw new IllegalArgumentException("page element " + name + " is not allowed; use plain HTML or SVG");
            }
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            children = List.copyOf(children);
        }

        /** Adds an attribute. */
        Element with(String attribute, String value) {
            if (attribute.equals("style") || attribute.startsWith("on")) {
                throw new IllegalArgumentException("page attribute " + attribute + " is not allowed; use a class");
            }
            var more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, children);
        }

        /** Adds elements or text. */
        Element add(Html... more) {
            return add(List.of(more));
        }

        /** Adds elements or text. */
        Element add(Collection<? extends Html> more) {
            var all = new ArrayList<>(children);
            all.addAll(more);
            return new Element(name, attributes, all);
        }

        /** Adds text. */
        Element text(String text) {
            return add(new Words(text));
        }

        @Override
        public void writeTo(StringBuilder page) {
            page.append('<').append(name);
            attributes.forEach((attribute, value) -> writeAttribute(page, attribute, value));
            if (EMPTY.contains(name)) {
                page.append(" />\n");
                return;
            }
            page.append('>');
            children.forEach(child -> child.writeTo(page));
            page.append("</").append(name).append(WITHIN_LINES.contains(name) ? ">" : ">\n");
        }

        private static void writeAttribute(StringBuilder page, String attribute, String value) {
            page.append(' ').append(attribute).append("=\"");
            new Words(value).writeTo(page);
            page.append('"');
        }
    }
}
