package io.jenkins.plugins.upkeep.config;

/**
 * A text without references.
 *
 * @param text the text
 * @param foreign whether a part of it came from the environment or a file, so that it must not be shown
 */
record ResolvedText(String text, boolean foreign) {
    /** Prints without a text that must not be shown. */
    @Override
    public String toString() {
        return foreign ? "****" : text;
    }
}
