package io.jenkins.plugins.upkeep.rollback.git;

/**
 * What lies between the present and a version.
 *
 * @param behind how many commits the present has and the version has not: they are taken back
 * @param ahead how many commits the version has and the present has not
 * @param files how many files change
 * @param submodules how many submodules change
 */
public record Distance(long behind, long ahead, int files, int submodules) {}
