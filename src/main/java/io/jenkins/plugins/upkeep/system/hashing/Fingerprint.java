package io.jenkins.plugins.upkeep.system.hashing;

import java.util.HexFormat;

/**
 * What identifies a multitude of rows, whatever their order: how many there are, and the sum, modulo 2^128, of a 128-bit
 * hash (XXH3) of each. Equal rows add up, so a row that is there twice is told from one that is there once. It finds
 * faults; it does not resist somebody who forges rows on purpose.
 *
 * @param rows how many rows there are
 * @param high the upper half of the sum
 * @param low the lower half of the sum
 */
public record Fingerprint(long rows, long high, long low) {
    /** The fingerprint of no row at all. */
    public static final Fingerprint EMPTY = new Fingerprint(0, 0, 0);

    /**
     * @param rows how many rows there are
     * @param digest 32 hexadecimal digits, as {@link #digest()} gives them
     * @return the fingerprint
     */
    public static Fingerprint of(long rows, String digest) {
        return new Fingerprint(
                rows, HexFormat.fromHexDigitsToLong(digest, 0, 16), HexFormat.fromHexDigitsToLong(digest, 16, 32));
    }

    /** The fingerprint of the rows of both. */
    public Fingerprint plus(Fingerprint other) {
        var sum = low + other.low;
        var carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Fingerprint(rows + other.rows, high + other.high + carry, sum);
    }

    /**
     * @return the sum as 32 hexadecimal digits
     */
    public String digest() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    @Override
    public String toString() {
        return rows + " rows, " + digest();
    }
}
