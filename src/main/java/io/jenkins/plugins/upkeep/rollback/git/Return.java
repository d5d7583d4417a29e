package io.jenkins.plugins.upkeep.rollback.git;

/**
 * How a work tree came back to where it was.
 *
 * @param complete whether it is all as it was, also the branch
 * @param told what a person should know: which branch it is on, or why it is on none
 */
public record Return(boolean complete, String told) {}
