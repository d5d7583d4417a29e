package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The form of a config record that is one word.
 *
 * @param factory makes the record of the word
 * @param word what the word is
 * @param allowed the words allowed, where they are few; else empty
 * @param alone whether the record has no other form
 */
record ScalarForm(Method factory, ScalarShape word, List<String> allowed, boolean alone) {
    static Optional<ScalarForm> of(Class<? extends Record> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Scalar.class))
                .findFirst()
                .map(ScalarForm::of);
    }

    private static ScalarForm of(Method factory) {
        var shape = (ScalarShape) Shapes.of(factory.getParameterTypes()[0]);
        var scalar = factory.getAnnotation(Scalar.class);
        return new ScalarForm(factory, shape, List.of(scalar.value()), scalar.alone());
    }

    Optional<Object> bind(YamlScalar scalar, KeyPath path, Binding binding) {
        if (!allowed.isEmpty() && allowed.stream().noneMatch(scalar.text()::equalsIgnoreCase)) {
            return binding.error(scalar.mark(), path, "must be " + expectation());
        }
        return word.bind(scalar, path, binding)
                .flatMap(value -> Records.create(
                        () -> factory.invoke(null, value), problem -> binding.error(scalar.mark(), path, problem)));
    }

    String expectation() {
        return (allowed.isEmpty() ? word.converter().expectation() : Words.choice(allowed))
                + (alone ? "" : ", or keys with values");
    }

    ObjectNode schema() {
        return allowed.isEmpty() ? word.schema() : Schemas.words(allowed);
    }
}
