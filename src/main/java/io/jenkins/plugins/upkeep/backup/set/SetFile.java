package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A file of a set, as its manifest names it.
 *
 * @param path its path within the set
 * @param storedSize its size in the store, in bytes
 * @param sha256 the digest of what is in the store, 64 hexadecimal digits
 * @param plainSize its size once decompressed, in bytes
 */
public record SetFile(String path, long storedSize, String sha256, long plainSize) {
    /**
     * @return whether it is compressed
     */
    @JsonIgnore
    public boolean isCompressed() {
        return path.endsWith(".zst");
    }
}
