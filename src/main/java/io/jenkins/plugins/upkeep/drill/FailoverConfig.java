package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.List;

/**
 * How the failover from one endpoint to another is tried.
 *
 * @param stop the command that stops the primary
 * @param start the command that starts it again
 * @param primary the name of the endpoint that is stopped
 * @param secondary the name of the endpoint that takes over
 * @param maxOutage how long clients may go without an answer
 */
@Place("drill.failover")
public record FailoverConfig(
        @Key("The program and arguments that stop the primary")
        List<String> stop,

        @Key("The program and arguments that start the primary again")
        List<String> start,

        @Key("The name of the endpoint in api.endpoints that is stopped")
        String primary,

        @Key("The name of the endpoint in api.endpoints that takes over")
        String secondary,

        @Key(value = "How long clients may go without an answer", defaultValue = "10s")
        Duration maxOutage) {
    public FailoverConfig {
        Require.some("stop", stop);
        Require.some("start", start);
        Require.text("primary", primary);
        Require.that(!secondary.equals(primary), "secondary", "another endpoint than primary");
        Require.positive("maxOutage", maxOutage);
    }
}
