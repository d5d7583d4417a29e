package io.jenkins.plugins.upkeep.backup.set;

/**
 * Where a sequence stood. Sequences are outside of transactions: it was read right after the snapshot was taken, so it
 * stands at or behind every value that a row of the snapshot can have. What was read is what the set restores. Whoever
 * sets a sequence back while a backup begins, by {@code setval}, may find it set back in the set.
 *
 * @param schema the sequence's schema, unquoted
 * @param name its name, unquoted
 * @param lastValue its last value
 * @param called whether that value has been given out
 */
public record SequenceEvidence(String schema, String name, long lastValue, boolean called) {}
