package io.jenkins.plugins.upkeep.system.hashing;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Adds up the fingerprint of rows that pass by. A row may come whole or, when it may be too long for that, in parts; the
 * fingerprint is the same. For one thread.
 */
public final class RowHasher {
    private static final Hasher128 HASH = Hashing.xxh3_128();

    private final HashStream128 parts = HASH.hashStream();
    private long rows;
    private long high;
    private long low;

    /**
     * @param row the bytes of one row; they are not kept
     */
    public void add(byte[] row) {
        add(row, 0, row.length);
    }

    /**
     * @param buffer holds one row
     * @param offset where the row begins
     * @param length how long it is
     */
    public void add(byte[] buffer, int offset, int length) {
        add(HASH.hashBytesTo128Bits(buffer, offset, length));
    }

    /**
     * Takes in a part of a row.
     *
     * @param buffer holds the part
     * @param offset where it begins
     * @param length how long it is
     */
    public void addPart(byte[] buffer, int offset, int length) {
        parts.putBytes(buffer, offset, length);
    }

    /** Says that the row that came in parts is at its end. */
    public void endRow() {
        add(parts.get());
        parts.reset();
    }

    private void add(HashValue128 hash) {
        var sum = low + hash.getLeastSignificantBits();
        high += hash.getMostSignificantBits();
        if (Long.compareUnsigned(sum, low) < 0) {
            high++;
        }
        low = sum;
        rows++;
    }

    /**
     * @return the fingerprint of all rows so far
     */
    public Fingerprint fingerprint() {
        return new Fingerprint(rows, high, low);
    }
}
