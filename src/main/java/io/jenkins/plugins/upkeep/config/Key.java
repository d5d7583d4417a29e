package io.jenkins.plugins.upkeep.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one key of a config record, for error messages, the JSON Schema and the documentation. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** What the key means, in one sentence without a full stop. */
    String value();

    /** The key's name in upkeep.yaml, where it differs from the component's. */
    String name() default "";
}
