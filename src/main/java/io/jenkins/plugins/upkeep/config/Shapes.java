package io.jenkins.plugins.upkeep.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the shape of a Java type. */
final class Shapes {
    private Shapes() {}

    /**
     * @param type the type of a record component
     * @return its shape
     * @throws IllegalArgumentException when no config record may have such a component
     */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        var raw = (Class<?>) type;
        return raw.isRecord() && Converters.of(raw).isEmpty()
                ? RecordShape.of(raw.asSubclass(Record.class))
                : new ScalarShape(Converters.of(raw).orElseThrow(() -> unsupported(type)));
    }

    private static Shape generic(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var content = of(arguments[arguments.length - 1]);
        if (type.getRawType() == Optional.class) {
            return new OptionalShape(content);
        }
        if (type.getRawType() == List.class) {
            return new ListShape(content);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapShape(content);
        }
        throw unsupported(type);
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException(
                type.getTypeName() + ": no type of a config record's component; use one that Converters knows");
    }
}
