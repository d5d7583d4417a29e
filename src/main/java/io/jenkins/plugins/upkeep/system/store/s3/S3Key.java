package io.jenkins.plugins.upkeep.system.store.s3;

import java.util.List;

/**
 * The key of a file.
 *
 * @param shown as the store's users know it
 * @param full as the server knows it
 */
record S3Key(String shown, String full) {
    /**
     * @param address the store
     * @param key a key, or the beginning of some: empty or ending in {@code /}
     * @throws IllegalArgumentException when it leads out of the store
     */
    static S3Key of(S3Address address, String key) {
        var names = List.of(key.split("/", -1));
        if (key.startsWith("/") || names.contains(".") || names.contains("..")) {
            throw new IllegalArgumentException("key " + key + " leads out of the store " + address);
        }
        return new S3Key(key, address.prefix() + key);
    }
}
