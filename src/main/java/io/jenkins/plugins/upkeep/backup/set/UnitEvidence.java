package io.jenkins.plugins.upkeep.backup.set;

/**
 * What the journal in a set has of one unit.
 *
 * @param unit the unit's name; one in round brackets stands for messages of no unit, or of units beyond those counted
 * @param entries how many messages there are of it
 * @param about how many of them others wrote about it: systemd itself, or the handler of core dumps
 */
public record UnitEvidence(String unit, long entries, long about) {}
