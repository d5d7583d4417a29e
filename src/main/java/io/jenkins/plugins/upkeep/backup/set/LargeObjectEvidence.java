package io.jenkins.plugins.upkeep.backup.set;

/**
 * What the dump's snapshot saw of the large objects.
 *
 * @param count how many there are
 * @param bytes their size
 * @param lines how many lines the script has that makes them again: content, owners, rights and comments
 * @param fingerprint the sum of those lines' hashes, 32 hexadecimal digits
 */
public record LargeObjectEvidence(long count, long bytes, long lines, String fingerprint) {}
