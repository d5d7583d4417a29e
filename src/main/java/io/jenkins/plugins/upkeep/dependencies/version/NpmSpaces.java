package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.regex.Pattern;

/** Takes the spaces out of a range that npm takes out: those between an operator and its version. */
final class NpmSpaces {
    private static final Pattern TILDE = Pattern.compile("~>? ");
    private static final Pattern CARET = Pattern.compile("\\^ ");

    private final Cursor cursor;
    private final String text;
    private final StringBuilder result = new StringBuilder();

    private NpmSpaces(String text) {
        this.text = text;
        cursor = new Cursor(text);
    }

    static String trimmed(String range) {
        var behindOperators = new NpmSpaces(range).behindOperators();
        return CARET.matcher(TILDE.matcher(behindOperators).replaceAll("~")).replaceAll("^");
    }

    private String behindOperators() {
        while (!cursor.isAtEnd()) {
            takeNext();
        }
        return result.toString();
    }

    private void takeNext() {
        var start = cursor.place();
        cursor.takeOneOf(" ");
        cursor.takeOneOf("<>");
        cursor.takeOneOf("=");
        var operator = text.substring(start, cursor.place());
        var hasGap = cursor.takeOneOf(" ") && operator.isBlank();
        var prefix = cursor.run(NpmPartial::isPrefix);
        if (isStartOfVersion(cursor.peek(0))) {
            result.append(operator).append(hasGap ? " " : "").append(prefix);
            result.append(cursor.run(NpmSpaces::isWithinVersion));
            return;
        }
        cursor.backTo(start + 1);
        result.append(text.charAt(start));
    }

    private static boolean isStartOfVersion(int character) {
        return Digits.isDigit(character) || character == 'x' || character == 'X' || character == '*';
    }

    private static boolean isWithinVersion(int character) {
        return NpmParser.isPart(character) || character == '.' || character == '*';
    }

    /** The range without what is behind any {@code +}. */
    static String withoutBuilds(String range) {
        var kept = new StringBuilder();
        var cursor = new Cursor(range);
        while (!cursor.isAtEnd()) {
            kept.append(cursor.run(character -> character != '+'));
            kept.append(isBuild(cursor) ? "" : cursor.takeOneOf("+") ? "+" : "");
        }
        return kept.toString();
    }

    private static boolean isBuild(Cursor cursor) {
        if (!NpmParser.isPart(cursor.peek(1))) {
            return false;
        }
        cursor.takeOneOf("+");
        cursor.run(NpmParser::isPart);
        while (cursor.peek(0) == '.' && NpmParser.isPart(cursor.peek(1))) {
            cursor.takeOneOf(".");
            cursor.run(NpmParser::isPart);
        }
        return true;
    }
}
