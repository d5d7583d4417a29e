package io.jenkins.plugins.upkeep.postgres.index;

/**
 * What became of building indexes anew, in numbers.
 *
 * @param needed how many were to be built
 * @param rebuilt how many were
 * @param left how many were not
 * @param freedBytes how much smaller they are now, by the server's count
 */
public record IndexFacts(int needed, long rebuilt, long left, long freedBytes) {}
