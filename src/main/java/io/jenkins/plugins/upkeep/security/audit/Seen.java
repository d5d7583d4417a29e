package io.jenkins.plugins.upkeep.security.audit;

/**
 * What a check saw, with its name.
 *
 * @param check what it looks at
 * @param outcome what it saw
 */
public record Seen(String check, Outcome outcome) {}
