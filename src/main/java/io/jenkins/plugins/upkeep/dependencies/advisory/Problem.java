package io.jenkins.plugins.upkeep.dependencies.advisory;

/**
 * Something that could not be read. What it would have said is not known.
 *
 * @param subject the thing
 * @param reason what was wrong
 * @param action what to do about it
 */
public record Problem(String subject, String reason, String action) {}
