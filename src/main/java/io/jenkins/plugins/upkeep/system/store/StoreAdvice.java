package io.jenkins.plugins.upkeep.system.store;

/**
 * Something that should be different about a store itself, apart from what is kept there.
 *
 * @param text what was seen
 * @param action what to do about it
 * @param certain whether it was seen; else it could not be looked at
 */
public record StoreAdvice(String text, String action, boolean certain) {}
