package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;

/**
 * When a health check tells of what it sees.
 *
 * @param alertAfter how many runs in a row something must be beyond its limit to be a warning
 * @param clearAfter how many runs in a row it must be well to be well again
 */
@Place("health")
public record HealthConfig(
        @Key(
                value =
                        "How many runs in a row something must be beyond its limit to be a warning; what is critical is told at once",
                defaultValue = "1")
        int alertAfter,

        @Key(value = "How many runs in a row what was told must be well again to be told no more", defaultValue = "1")
        int clearAfter) {
    private static final int MOST = 20;

    public HealthConfig {
        Require.within("alertAfter", alertAfter, 1, MOST);
        Require.within("clearAfter", clearAfter, 1, MOST);
    }
}
