package io.jenkins.plugins.upkeep.config.yaml;

import io.jenkins.plugins.upkeep.system.OneLine;

/**
 * The way from the root of a document to one of its keys, for people: {@code backup.parts.files[0].name}.
 *
 * @param text the way; empty for the root itself
 */
public record KeyPath(String text) {
    private static final int LONGEST_NAME = 60;

    /** The root of a document. */
    public static final KeyPath ROOT = new KeyPath("");

    /** The way to a section, of which the place is known. */
    public static KeyPath of(String place) {
        return new KeyPath(place);
    }

    /** The way to a key of the mapping here. */
    public KeyPath child(String name) {
        return new KeyPath(isRoot() ? printable(name) : text + "." + printable(name));
    }

    /** The way to an item of the list here, counted from zero. */
    public KeyPath item(int index) {
        return new KeyPath(text + "[" + index + "]");
    }

    /** Whether this is the root. */
    public boolean isRoot() {
        return text.isEmpty();
    }

    /**
     * @param name a key as somebody wrote it
     * @return the same, safe to show in one line
     */
    public static String printable(String name) {
        var line = OneLine.of(name);
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    @Override
    public String toString() {
        return text;
    }
}
