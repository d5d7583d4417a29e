package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A place in a text that moves forward as the text is read. For one thread. */
final class Cursor {
    private static final int END = -1;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    int place() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    /** The character that is the given number of places ahead; -1 behind the end. */
    int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    /** Goes over the next character if it is one of these. */
    boolean takeOneOf(String characters) {
        var found = peek(0) != END && characters.indexOf(peek(0)) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    /** Goes over the first of these words that stands here. */
    Optional<String> take(List<String> words) {
        var found = words.stream().filter(word -> text.startsWith(word, at)).findFirst();
        at += found.map(String::length).orElse(0);
        return found;
    }

    /** Goes over as many characters of a kind as stand here. */
    String run(IntPredicate kind) {
        var start = at;
        while (at < text.length() && kind.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    String digits() {
        return run(Digits::isDigit);
    }
}
