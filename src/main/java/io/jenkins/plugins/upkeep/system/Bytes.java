package io.jenkins.plugins.upkeep.system;

import java.util.Locale;

/**
 * An amount of data.
 *
 * @param count the number of bytes, not negative
 */
public record Bytes(long count) implements Comparable<Bytes> {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    /** Nothing. */
    public static final Bytes ZERO = new Bytes(0);

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("an amount of data cannot be negative: " + count);
        }
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }

    /** The amount for people, in decimal units with three digits: {@code 0 B}, {@code 999 B}, {@code 12.3 MB}. */
    @Override
    public String toString() {
        if (count < 1000) {
            return count + " B";
        }
        double amount = count;
        int unit = -1;
        while (amount >= 999.5) {
            amount /= 1000;
            unit++;
        }
        var digits = amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %s", amount, UNITS[unit]);
    }
}
