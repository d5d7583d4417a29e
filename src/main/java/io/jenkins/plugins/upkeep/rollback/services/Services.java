package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the service's processes are stopped and started.
 *
 * @param driver who runs them
 * @param timeout how long stopping may take, and starting
 * @param units the units of systemd
 * @param user whether the units are those of the account's own systemd
 * @param stop the command that stops them
 * @param start the command that starts them
 * @param status the command that says whether they run
 * @param files the compose files
 * @param project the name of the compose project
 * @param build whether compose builds the images of the version
 * @param pull when compose fetches images
 */
public record Services(
        @Key(value = "Who runs the processes", defaultValue = "compose")
        Driver driver,

        @Key(value = "How long stopping may take, and how long starting", defaultValue = "2m")
        Duration timeout,

        @Key("The units, for the driver systemd") List<String> units,

        @Key(value = "Whether they are units of the account's own systemd", defaultValue = "false")
        boolean user,

        @Key("The program and arguments that stop them, for the driver command")
        List<String> stop,

        @Key("The program and arguments that start them, for the driver command; it must end by itself")
        List<String> start,

        @Key("The program and arguments that end with status 0 while they run, for the driver command")
        List<String> status,

        @Key("The compose files, from the repository; left out for those that compose itself looks for")
        List<String> files,

        @Key("The name of the compose project; left out for the one that compose itself finds")
        Optional<String> project,

        @Key(value = "Whether compose builds the version's images from the repository", defaultValue = "false")
        boolean build,

        @Key(value = "Whether compose fetches images that are missing", defaultValue = "missing")
        Pull pull) {
    /** Who runs the service's processes. */
    public enum Driver {
        /** Docker compose, in the repository. */
        COMPOSE,
        /** systemd, by units. */
        SYSTEMD,
        /** Commands of one's own. */
        COMMAND
    }

    /** When compose fetches images. */
    public enum Pull {
        /** Those that are missing. */
        MISSING,
        /** None: all must be there. */
        NEVER
    }

    public Services {
        Require.positive("timeout", timeout);
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
