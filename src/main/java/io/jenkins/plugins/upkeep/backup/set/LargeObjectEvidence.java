package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;

/**
 * What the dump's snapshot saw of the large objects.
 *
 * @param count how many there are
 * @param bytes their size
 * @param lines how many lines the script has that makes them again: content, owners, rights and comments
 * @param fingerprint the sum of those lines' hashes, 32 hexadecimal digits
 */
public record LargeObjectEvidence(long count, long bytes, long lines, String fingerprint) {
    /** No large object at all. */
    public static final LargeObjectEvidence NONE = new LargeObjectEvidence(0, 0, 0, Fingerprint.EMPTY.digest());
}
