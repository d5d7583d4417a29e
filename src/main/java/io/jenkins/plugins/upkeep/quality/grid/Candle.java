package io.jenkins.plugins.upkeep.quality.grid;

/**
 * A point as it was read: filled anew for each row, since millions of them pass. A value that is NULL is NaN here, and the point is
 * incomplete. For one thread.
 */
public final class Candle {
    private long time;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private boolean incomplete;

    /** Begins a new point, which is complete so far. */
    public void begin() {
        incomplete = false;
    }

    /** Sets when it is, in microseconds since 1970. */
    public void at(long micros) {
        time = micros;
    }

    /** Sets the prices: the first, the highest, the lowest and the last. */
    public void prices(double first, double highest, double lowest, double last) {
        open = first;
        high = highest;
        low = lowest;
        close = last;
    }

    /** Sets how much was traded. */
    public void traded(double amount) {
        volume = amount;
    }

    /** Says that one of the values is NULL. */
    public void lack() {
        incomplete = true;
    }

    long time() {
        return time;
    }

    double close() {
        return close;
    }

    double volume() {
        return volume;
    }

    boolean isIncomplete() {
        return incomplete;
    }

    /** Whether all values are finite numbers. */
    boolean isFinite() {
        // What is infinite or no number makes the sum so.
        return Double.isFinite(open + high + low + close + volume) || areFinite();
    }

    /** A sum may be infinite where none of its parts is. */
    private boolean areFinite() {
        return Double.isFinite(open)
                && Double.isFinite(high)
                && Double.isFinite(low)
                && Double.isFinite(close)
                && Double.isFinite(volume);
    }

    /** Whether the prices are in the order that their names say. */
    boolean isOrdered() {
        return high >= open && high >= close && high >= low && low <= open && low <= close;
    }

    /** Whether all prices are positive. */
    boolean isPriced() {
        return open > 0 && high > 0 && low > 0 && close > 0;
    }
}
