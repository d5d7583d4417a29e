package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the service goes back to an earlier version.
 *
 * @param repository the git work tree that the service runs from
 * @param services how its processes are stopped and started
 * @param database what happens to the database
 * @param health how long it may take to be well again
 */
@Place("rollback")
public record RollbackConfig(
        @Key("The git work tree that the service runs from") Path repository,

        @Key(value = "How the service's processes are stopped and started", defaultValue = "{}")
        Services services,

        @Key(
                value = "What happens to the database: it stays, or a fitting backup takes its place",
                defaultValue = "keep")
        DatabaseChoice database,

        @Key(value = "When the service counts as well again", defaultValue = "{}")
        Health health) {
    /** What happens to the database. */
    public enum DatabaseChoice {
        /** It stays as it is. */
        KEEP,
        /** A backup that fits the version takes its place. */
        RESTORE
    }

    /** Who runs the service's processes. */
    public enum Driver {
        /** Docker compose, in the repository. */
        COMPOSE,
        /** systemd, by units. */
        SYSTEMD,
        /** Commands of one's own. */
        COMMAND
    }

    /**
     * How the service's processes are stopped and started.
     *
     * @param driver who runs them
     * @param units the units of systemd
     * @param stop the command that stops them
     * @param start the command that starts them
     */
    public record Services(
            @Key(value = "Who runs the processes", defaultValue = "compose")
            Driver driver,

            @Key("The units, for the driver systemd") List<String> units,

            @Key("The program and arguments that stop them, for the driver command")
            List<String> stop,

            @Key("The program and arguments that start them, for the driver command")
            List<String> start) {
        public Services {
            switch (driver) {
                case SYSTEMD -> Require.some("units", units);
                case COMMAND -> {
                    Require.some("stop", stop);
                    Require.some("start", start);
                }
                case COMPOSE -> {
                    // Compose knows its services.
                }
            }
        }
    }

    /**
     * When the service counts as well again.
     *
     * @param timeout how long it may take
     */
    public record Health(
            @Key(value = "How long the service may take to be well again", defaultValue = "2m")
            Duration timeout) {
        public Health {
            Require.positive("timeout", timeout);
        }
    }
}
