package io.jenkins.plugins.upkeep.security.access;

import java.util.ArrayList;
import java.util.List;

/** Makes whole lines of a sudoers file: continued ones in one piece, without comments. */
final class SudoLines {
    private SudoLines() {}

    /**
     * A whole line.
     *
     * @param number where it begins
     * @param text its text, not blank
     */
    record Line(int number, String text) {}

    static List<Line> of(List<String> lines) {
        var whole = new ArrayList<Line>();
        var begun = new StringBuilder();
        var first = 1;
        for (int number = 1; number <= lines.size(); number++) {
            var text = lines.get(number - 1);
            first = begun.length() == 0 ? number : first;
            if (text.endsWith("\\")) {
                begun.append(text, 0, text.length() - 1).append(' ');
            } else {
                add(whole, first, begun.append(text).toString());
                begun.setLength(0);
            }
        }
        add(whole, first, begun.toString());
        return whole;
    }

    private static void add(List<Line> lines, int number, String text) {
        var plain = text.matches("\\s*#include(?:dir)?\\s.*")
                ? text.strip()
                : withoutComment(text).strip();
        if (!plain.isEmpty()) {
            lines.add(new Line(number, plain));
        }
    }

    /** {@code #} before a digit names an account by its number. */
    private static String withoutComment(String text) {
        var quoted = false;
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            var escaped = at > 0 && text.charAt(at - 1) == '\\';
            quoted ^= letter == '"' && !escaped;
            if (letter == '#' && !quoted && !escaped && !isNumber(text, at + 1)) {
                return text.substring(0, at);
            }
        }
        return text;
    }

    private static boolean isNumber(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }
}
