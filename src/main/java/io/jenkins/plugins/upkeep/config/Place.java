package io.jenkins.plugins.upkeep.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says where in upkeep.yaml a config record stands. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Place {
    /** The key of the section, {@code backup}; with a dot for a section within one, {@code database.maintenance}. */
    String value();
}
