package io.jenkins.plugins.upkeep.config;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Function;

/** Makes config records by reflection. */
final class Records {
    private Records() {}

    /** A call of a constructor or a factory. */
    @FunctionalInterface
    interface Call {
        Object run() throws ReflectiveOperationException;
    }

    /**
     * @param call makes the record
     * @param refused told what the record says about its values, when it does not accept them
     * @return the record; else what {@code refused} gave
     */
    static Optional<Object> create(Call call, Function<String, Optional<Object>> refused) {
        try {
            return Optional.of(call.run());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                return refused.apply(refusal.getMessage());
            }
            throw new IllegalStateException(
                    "config record: its constructor failed other than by a check", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("config record: must be public, with a public constructor", e);
        }
    }
}
