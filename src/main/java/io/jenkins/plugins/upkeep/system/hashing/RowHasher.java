package io.jenkins.plugins.upkeep.system.hashing;

import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/** Adds up the fingerprint of rows that pass by. For one thread. */
public final class RowHasher {
    private static final Hasher128 HASH = Hashing.xxh3_128();

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
        var hash = HASH.hashBytesTo128Bits(buffer, offset, length);
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
