package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the failover from one endpoint to another is tried.
 *
 * @param stop the command that stops the primary
 * @param start the command that starts it again
 * @param primary the name of the endpoint that is stopped
 * @param secondary the name of the endpoint that takes over
 * @param maxOutage how long clients may go without an answer
 * @param hold how long the primary stays stopped once somebody else answers
 * @param giveUp when the primary is started again although nobody answers
 * @param recovery how long the primary may take until it is well again
 * @param commandLimit how long each command may take
 * @param patience how long a client waits for one endpoint
 * @param pace the time from one request of a client to the next
 * @param state the folder that remembers what was stopped
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
        Duration maxOutage,

        @Key(value = "How long the primary stays stopped once clients are answered without it", defaultValue = "5s")
        Duration hold,

        @Key("How long clients are left without an answer before the primary is started again; three times maxOutage,"
                + " and at least 30s, when left out")
        Optional<Duration> giveUp,

        @Key(value = "How long the primary may take to be well again after it was started", defaultValue = "2m")
        Duration recovery,

        @Key(value = "How long each of the two commands may take", defaultValue = "1m")
        Duration commandLimit,

        @Key(value = "How long a client waits for one endpoint before it asks the other", defaultValue = "2s")
        Duration patience,

        @Key(value = "The time from one request of a client to the next", defaultValue = "10ms")
        Duration pace,

        @Key("The folder that remembers that the primary is stopped, where a restart of the machine leaves it;"
                + " $XDG_STATE_HOME/upkeep/SERVICE/failover, else the same in ~/.local/state, when left out")
        Optional<Path> state) {
    private static final int LONGEST_PACE = 1_000;

    public FailoverConfig {
        Require.some("stop", stop);
        Require.some("start", start);
        Require.text("primary", primary);
        Require.that(!secondary.equals(primary), "secondary", "another endpoint than primary");
        Require.positive("maxOutage", maxOutage);
        Require.that(!hold.isNegative(), "hold", "0s or longer");
        giveUp.ifPresent(time -> Require.positive("giveUp", time));
        Require.positive("recovery", recovery);
        Require.positive("commandLimit", commandLimit);
        Require.positive("patience", patience);
        Require.within("pace", pace.toMillis(), 1, LONGEST_PACE);
    }
}
