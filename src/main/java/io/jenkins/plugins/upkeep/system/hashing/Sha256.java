package io.jenkins.plugins.upkeep.system.hashing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. For one thread. */
public final class Sha256 {
    private final MessageDigest digest = start();

    /** A fresh digest, for those who need Java's own type. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /** The digest of one piece of data, as 64 hexadecimal digits. */
    public static String of(byte[] data) {
        return of(data, 0, data.length);
    }

    /** The digest of a part of an array, as 64 hexadecimal digits. */
    public static String of(byte[] data, int offset, int length) {
        var sha = new Sha256();
        sha.update(data, offset, length);
        return sha.hex();
    }

    /** Takes in a part of an array. */
    public void update(byte[] data, int offset, int length) {
        digest.update(data, offset, length);
    }

    /** Takes in what remains in the buffer; the buffer's position is moved to its limit. */
    public void update(ByteBuffer data) {
        digest.update(data);
    }

    /**
     * Ends the running digest and begins a new one.
     *
     * @return 64 hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
