package io.jenkins.plugins.upkeep.backup.restore;

/**
 * Follows the quotes of a script that PostgreSQL's own programs or functions wrote, line by line: whether the next line is a
 * part of a quoted text or name. A quote within quotes is doubled there, and so opens and closes again. For one thread.
 */
final class QuoteState {
    private char quote;

    boolean isOpen() {
        return quote != 0;
    }

    void pass(String line) {
        if (isOpen() || !line.startsWith("--")) {
            line.chars().forEach(this::pass);
        }
    }

    private void pass(int character) {
        if (quote == 0 && (character == '\'' || character == '"')) {
            quote = (char) character;
        } else if (quote == character) {
            quote = 0;
        }
    }
}
