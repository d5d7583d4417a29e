package io.jenkins.plugins.upkeep.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that need a real Jenkins; skipped when none was given. A parameter of type Controller gets the one of all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedController.class)
public @interface NeedsJenkins {}
