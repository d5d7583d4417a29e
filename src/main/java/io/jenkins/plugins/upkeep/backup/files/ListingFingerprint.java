package io.jenkins.plugins.upkeep.backup.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Sums, modulo 2^128, the first half of each line's SHA-256: the same lines in any order give the same fingerprint. */
final class ListingFingerprint {
    private final MessageDigest digest = Sha256.start();
    private long high;
    private long low;

    void add(String line) {
        var hash = ByteBuffer.wrap(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
        var more = hash.getLong();
        var sum = low + hash.getLong(8);
        var carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
        high += more + carry;
    }

    @Override
    public String toString() {
        var hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
