package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A file of a set, as its manifest names it.
 *
 * @param path its path within the set; its ending says whether it is compressed and encrypted
 * @param storedSize its size in the store, in bytes
 * @param sha256 the digest of what is in the store, 64 hexadecimal digits
 * @param plainSize its size once decrypted and decompressed, in bytes
 */
public record SetFile(String path, long storedSize, String sha256, long plainSize) {
    /** What the paths of compressed files end in. */
    public static final String COMPRESSED = ".zst";

    /** What the paths of encrypted files end in, after what they would end in otherwise. */
    public static final String ENCRYPTED = ".age";

    /**
     * @return whether it is compressed
     */
    @JsonIgnore
    public boolean isCompressed() {
        return path.endsWith(COMPRESSED) || path.endsWith(COMPRESSED + ENCRYPTED);
    }

    /**
     * @return whether it is encrypted
     */
    @JsonIgnore
    public boolean isEncrypted() {
        return path.endsWith(ENCRYPTED);
    }

    /** Whether this is the file of a path as it is without encryption. */
    public boolean isAt(String plainPath) {
        return path.equals(plainPath) || path.equals(plainPath + ENCRYPTED);
    }
}
