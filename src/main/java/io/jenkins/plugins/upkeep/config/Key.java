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

    /**
     * What stands for the key when it is not there, written as in upkeep.yaml: {@code 5s}, <code>{}</code> for a record
     * with the defaults of its own keys. Without it, an absent {@code Optional}, {@code List} or {@code Map} is empty,
     * and any other absent key is an error.
     */
    String defaultValue() default "";
}
