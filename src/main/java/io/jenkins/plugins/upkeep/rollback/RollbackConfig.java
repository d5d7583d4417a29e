package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.rollback.services.Services;
import java.nio.file.Path;
import java.time.Duration;

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
