package io.jenkins.plugins.upkeep.system.process;

/** A word of a POSIX shell. */
public final class ShellWord {
    private ShellWord() {}

    /**
     * Quotes a text so that a POSIX shell takes it for one word, whatever is in it.
     *
     * @param text any text without NUL
     * @return the text in single quotes
     */
    public static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
