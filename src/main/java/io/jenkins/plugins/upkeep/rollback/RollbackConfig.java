package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.rollback.database.SessionRules;
import io.jenkins.plugins.upkeep.rollback.database.migrations.MigrationsConfig;
import io.jenkins.plugins.upkeep.rollback.services.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the service goes back to an earlier version.
 *
 * @param repository the git work tree that the service runs from
 * @param signed whether only signed versions count
 * @param services how its processes are stopped and started
 * @param backup how the backup of the present is verified
 * @param database what happens to the database
 * @param sessions who may be connected to the database when it is exchanged
 * @param migrations how the service changes its database's schema
 * @param health how long it may take to be well again
 * @param window how long the maintenance window of a rollback is
 */
@Place("rollback")
public record RollbackConfig(
        @Key("The git work tree that the service runs from") Path repository,

        @Key(value = "Whether only a version with a good signature is checked out", defaultValue = "false")
        boolean signed,

        @Key(value = "How the service's processes are stopped and started", defaultValue = "{}")
        Services services,

        @Key(
                value = "How far the backup of the present is proven before anything is stopped; none makes no backup",
                defaultValue = "stored")
        PresentBackup backup,

        @Key(
                value = "What happens to the database: it stays, or a fitting backup takes its place",
                defaultValue = "keep")
        DatabaseChoice database,

        @Key(value = "Whose sessions are ended when the database is exchanged", defaultValue = "{}")
        SessionRules sessions,

        @Key("How the service changes its database's schema, so that one which the older code does not know is noticed")
        Optional<MigrationsConfig> migrations,

        @Key(value = "When the service counts as well again", defaultValue = "{}")
        Health health,

        @Key(
                value = "How long the maintenance window of a rollback is; it ends before when the rollback does",
                defaultValue = "1h")
        Duration window) {
    private static final int MOST_LOOKS = 1000;

    public RollbackConfig {
        Require.positive("window", window);
    }

    /** How far the backup of the present is proven. */
    public enum PresentBackup {
        /** It is read back from its store. */
        STORED,
        /** It is restored and compared. */
        RESTORED,
        /** None is made. */
        NONE
    }

    /**
     * When the service counts as well again.
     *
     * @param timeout how long it may take
     * @param stable how many looks in a row must be good
     * @param endpoints which endpoints can be seen during maintenance
     */
    public record Health(
            @Key(value = "How long the service may take to be well again", defaultValue = "2m")
            Duration timeout,

            @Key(value = "How many looks in a row must find all endpoints well", defaultValue = "3")
            int stable,

            @Key(
                    "The names in api.endpoints of those that answer during maintenance as always; the others are looked at when"
                            + " maintenance is over. All of them when left out")
            List<String> endpoints) {
        public Health {
            Require.unique("endpoints", endpoints);
            Require.positive("timeout", timeout);
            Require.within("stable", stable, 1, MOST_LOOKS);
        }
    }
}
