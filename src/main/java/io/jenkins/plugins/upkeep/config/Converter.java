package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How one type is written in a text.
 *
 * @param expectation what stands behind "must be"
 * @param parse makes the value, or throws an {@link IllegalArgumentException}
 * @param schema the type in JSON Schema
 * @param showable whether a value that is wrong may be shown
 * @param placeholder what stands for a value whose reference cannot be resolved, so that the rest can still be checked;
 *     it never reaches a task, which stops at such a reference
 */
record Converter(
        String expectation,
        Function<String, ?> parse,
        Supplier<ObjectNode> schema,
        boolean showable,
        Optional<Object> placeholder) {
    Converter(String expectation, Function<String, ?> parse, Supplier<ObjectNode> schema) {
        this(expectation, parse, schema, true, Optional.empty());
    }

    /** The same for a type whose text must not be shown. */
    Converter hidden(Optional<Object> placeholderValue) {
        return new Converter(expectation, parse, schema, false, placeholderValue);
    }
}
