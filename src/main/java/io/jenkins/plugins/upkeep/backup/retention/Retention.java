package io.jenkins.plugins.upkeep.backup.retention;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;

/**
 * How many verified backups stay; the newest one stays in any case.
 *
 * @param daily of how many days the last one
 * @param weekly of how many weeks
 * @param monthly of how many months
 * @param yearly of how many years
 */
public record Retention(
        @Key(value = "Of how many days one backup stays", defaultValue = "7")
        int daily,

        @Key(value = "Of how many weeks one backup stays", defaultValue = "4")
        int weekly,

        @Key(value = "Of how many months one backup stays", defaultValue = "12")
        int monthly,

        @Key(value = "Of how many years one backup stays", defaultValue = "5")
        int yearly) {
    private static final int MOST = 10_000;

    public Retention {
        Require.within("daily", daily, 0, MOST);
        Require.within("weekly", weekly, 0, MOST);
        Require.within("monthly", monthly, 0, MOST);
        Require.within("yearly", yearly, 0, MOST);
        if (daily + weekly + monthly + yearly == 0) {
            throw new IllegalArgumentException("must keep at least one backup; set one of its keys above 0");
        }
    }
}
