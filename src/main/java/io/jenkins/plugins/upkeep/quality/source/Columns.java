package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.config.Key;
import java.util.List;

/**
 * The names of a table's columns, or of those in a file's first line.
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
        String volume) {
    /** All columns. */
    List<String> all() {
        return List.of(pair, time, open, high, low, close, volume);
    }

    /** The columns of numbers, in the order of a candle. */
    List<String> values() {
        return List.of(open, high, low, close, volume);
    }
}
