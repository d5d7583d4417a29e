package io.jenkins.plugins.upkeep.system;

/**
 * Makes text of foreign origin harmless where people read it. What a terminal or a browser would obey rather than show
 * (control characters, marks that turn the direction of writing, invisible characters, halves of surrogate pairs) is
 * shown as its code point: {@code <U+001B>}. All other characters stay as they are.
 */
public final class Visible {
    private Visible() {}

    /**
     * @param text any text
     * @return the same text on one line, all of it to be seen; a tab becomes a space
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        if (point == '\t') {
            shown.append(' ');
        } else if (isHidden(point)) {
            shown.append(String.format("<U+%04X>", point));
        } else {
            shown.appendCodePoint(point);
        }
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.UNASSIGNED -> isNonCharacter(point);
            case Character.FORMAT -> !joinsLetters(point);
            default -> false;
        };
    }

    private static boolean isNonCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    /** Persian and Indic scripts, emoji and hyphenation need these; they change no other text. */
    private static boolean joinsLetters(int point) {
        return point == 0x200C || point == 0x200D || point == 0x00AD;
    }
}
