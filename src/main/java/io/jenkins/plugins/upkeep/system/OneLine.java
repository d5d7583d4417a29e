package io.jenkins.plugins.upkeep.system;

/** Brings text of foreign origin (a server's error, a file name) into one printable line. */
public final class OneLine {
    private static final int LONGEST = 2_000;

    private OneLine() {}

    /**
     * Replaces each run of line breaks and other control characters by one space, and cuts what is longer than 2,000
     * characters.
     *
     * @param text any text; {@code null} gives an empty line
     * @return the same text without control characters
     */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
