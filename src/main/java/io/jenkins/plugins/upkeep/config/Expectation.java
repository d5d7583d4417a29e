package io.jenkins.plugins.upkeep.config;

import java.util.Optional;

/**
 * The answer of an endpoint that is right.
 *
 * @param status its status
 * @param body a text that its body holds
 */
public record Expectation(
        @Key(value = "The status of the answer", defaultValue = "200")
        int status,

        @Key("A text that the body must hold") Optional<String> body) {
    public Expectation {
        Require.within("status", status, 100, 599);
    }
}
