package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;

/**
 * The market data whose quality is watched.
 *
 * @param table its table
 * @param columns the table's columns
 * @param interval the time from one point to the next
 * @param period how far back is looked
 * @param maxMissing the count of missing points above which there is an alert
 * @param sessions when the market is open
 */
@Place("marketData")
public record MarketDataConfig(
        @Key("The table with the data") String table,

        @Key(value = "The names of the table's columns", defaultValue = "{}")
        Columns columns,

        @Key(value = "The time from one point to the next", defaultValue = "1m")
        Duration interval,

        @Key(value = "How far back is looked", defaultValue = "24h")
        Duration period,

        @Key(value = "The count of missing points of a pair above which there is an alert", defaultValue = "100")
        int maxMissing,

        @Key(value = "When the market is open; 24/7 for always", defaultValue = "24/7")
        String sessions) {
    public MarketDataConfig {
        Require.text("table", table);
        Require.positive("interval", interval);
        Require.that(period.compareTo(interval) >= 0, "period", "at least as long as interval");
        Require.within("maxMissing", maxMissing, 0, Integer.MAX_VALUE);
        Require.text("sessions", sessions);
    }

    /**
     * The names of the table's columns.
     *
     * @param pair what is traded
     * @param time when
     * @param open the first price
     * @param high the highest
     * @param low the lowest
     * @param close the last
     * @param volume how much was traded
     */
    public record Columns(
            @Key(value = "The column that names what is traded", defaultValue = "symbol")
            String pair,

            @Key(value = "The column with the point's time", defaultValue = "ts")
            String time,

            @Key(value = "The column with the first price", defaultValue = "open")
            String open,

            @Key(value = "The column with the highest price", defaultValue = "high")
            String high,

            @Key(value = "The column with the lowest price", defaultValue = "low")
            String low,

            @Key(value = "The column with the last price", defaultValue = "close")
            String close,

            @Key(value = "The column with the amount traded", defaultValue = "volume")
            String volume) {}
}
