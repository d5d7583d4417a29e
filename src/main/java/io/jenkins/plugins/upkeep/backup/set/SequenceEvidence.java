package io.jenkins.plugins.upkeep.backup.set;

/**
 * Where a sequence stood. Sequences are outside of transactions: it was read after the snapshot was taken, and what was
 * read is what the set restores.
 *
 * @param schema the sequence's schema, unquoted
 * @param name its name, unquoted
 * @param lastValue its last value
 * @param called whether that value has been given out
 */
public record SequenceEvidence(String schema, String name, long lastValue, boolean called) {}
