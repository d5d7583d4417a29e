package io.jenkins.plugins.upkeep.quality.grid;

/**
 * A point as it was read: filled anew for each row, since millions of them pass. A value that is NULL is NaN here and counted as
 * missing. For one thread.
 */
public final class Candle {
    /** When, in microseconds since 1970. */
    public long time;

    /** The first price. */
    public double open;

    /** The highest price. */
    public double high;

    /** The lowest price. */
    public double low;

    /** The last price. */
    public double close;

    /** How much was traded. */
    public double volume;

    /** Whether one of the values was NULL. */
    public boolean incomplete;

    /** Whether all values are finite numbers. */
    boolean isFinite() {
        return Double.isFinite(open)
                && Double.isFinite(high)
                && Double.isFinite(low)
                && Double.isFinite(close)
                && Double.isFinite(volume);
    }

    /** Whether the prices are in the order that their names say. */
    boolean isOrdered() {
        return high >= Math.max(Math.max(open, close), low) && low <= Math.min(open, close);
    }

    /** Whether all prices are positive. */
    boolean isPriced() {
        return open > 0 && high > 0 && low > 0 && close > 0;
    }
}
