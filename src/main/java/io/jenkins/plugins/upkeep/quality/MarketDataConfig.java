package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.quality.calendar.Sessions;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.quality.source.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The market data whose quality is watched.
 *
 * @param table its table; empty when it is in files alone
 * @param files patterns of CSV files; empty when it is in a table alone
 * @param columns the table's columns
 * @param pairs the pairs that must be there; those of the last run when empty
 * @param interval the time from one point to the next
 * @param period how far back is looked
 * @param delay how long after its interval a point may come; two intervals when empty
 * @param maxMissing the count of missing points above which there is an alert
 * @param sessions when the market is open
 * @param holidays days on which it is closed, or open at other hours
 */
@Place("marketData")
public record MarketDataConfig(
        @Key("The table with the data, in the database of the section database")
        Optional<String> table,

        @Key("Patterns of CSV files with the data; .gz and .zst are decompressed")
        List<String> files,

        @Key(value = "The names of the columns", defaultValue = "{}")
        Columns columns,

        @Key("The pairs that must be there; left out for those of the last run")
        List<String> pairs,

        @Key(value = "The time from one point to the next", defaultValue = "1m")
        Duration interval,

        @Key(value = "How far back is looked", defaultValue = "24h")
        Duration period,

        @Key("How long after its interval a point may come; left out for two intervals")
        Optional<Duration> delay,

        @Key(value = "The count of missing points of a pair above which there is an alert", defaultValue = "100")
        int maxMissing,

        @Key(
                value = "When the market is open: 24/7, or hours such as Mon-Fri 09:30-16:00 America/New_York",
                defaultValue = "24/7")
        String sessions,

        @Key("Days without a session, or with hours of their own: 2026-12-25, 2026-12-24 09:30-13:00")
        List<String> holidays) {
    public MarketDataConfig {
        Require.that(table.isPresent() || !files.isEmpty(), "table", "there, or files");
        table.ifPresent(name -> Require.text("table", name));
        Require.positive("interval", interval);
        Require.that(period.compareTo(interval) >= 0, "period", "at least as long as interval");
        Require.that(
                period.dividedBy(interval) < Slots.MOST,
                "period",
                "at most " + Slots.MOST + " times as long as interval");
        Require.within("maxMissing", maxMissing, 0, Integer.MAX_VALUE);
        check("sessions", sessions, List.of());
        check("holidays", "24/7", holidays);
    }

    private static void check(String key, String sessions, List<String> holidays) {
        try {
            Sessions.parse(sessions, holidays);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** When the market is open. */
    Sessions calendar() {
        return Sessions.parse(sessions, holidays);
    }

    /** How long after its interval a point may come. */
    Duration longestDelay() {
        return delay.orElse(interval.multipliedBy(2));
    }
}
