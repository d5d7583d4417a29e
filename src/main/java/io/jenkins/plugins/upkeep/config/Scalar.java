package io.jenkins.plugins.upkeep.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static factory of a config record that may also be written as one word: {@code encryption: none},
 * {@code database: true}. The factory takes one {@code String}, {@code boolean} or other simple value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Scalar {
    /** The words allowed, where they are few; else empty. */
    String[] value() default {};

    /** Whether the record has no other form: it is a section of one value. */
    boolean alone() default false;
}
