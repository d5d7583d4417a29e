package io.jenkins.plugins.upkeep.rollback.database;

/**
 * A sequence that has moved since the set.
 *
 * @param sequence schema and name
 * @param then where it stood
 * @param now where it stands
 */
public record SequenceLoss(String sequence, long then, long now) {}
