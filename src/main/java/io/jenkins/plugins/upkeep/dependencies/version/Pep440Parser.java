package io.jenkins.plugins.upkeep.dependencies.version;

import io.jenkins.plugins.upkeep.dependencies.version.Pep440Version.Pre;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one version by PEP 440 with all the spellings that it allows, in one pass. */
final class Pep440Parser {
    /** Those that begin with another one come before it. */
    private static final List<String> PRE = List.of("alpha", "beta", "preview", "pre", "rc", "a", "b", "c");

    private static final Map<String, String> PHASES =
            Map.of("alpha", "a", "beta", "b", "preview", "rc", "pre", "rc", "rc", "rc", "a", "a", "b", "b", "c", "rc");
    private static final List<String> POST = List.of("post", "rev", "r");
    private static final List<String> DEV = List.of("dev");
    private static final String SEPARATORS = "-_.";

    private final Cursor cursor;

    Pep440Parser(String text) {
        var ascii = text.chars().allMatch(character -> character < 128);
        cursor = new Cursor(ascii ? text.strip().toLowerCase(Locale.ROOT) : "");
    }

    Optional<Pep440Version> version() {
        cursor.takeOneOf("v");
        var first = cursor.digits();
        var hasEpoch = cursor.takeOneOf("!");
        var release = release(hasEpoch ? cursor.digits() : first);
        var pre = marked(PRE);
        var post = post();
        var dev = marked(DEV).map(Pre::number);
        var local = local();
        if (first.isEmpty() || release.contains("") || local.contains("") || !cursor.isAtEnd()) {
            return Optional.empty();
        }
        return Optional.of(new Pep440Version(hasEpoch ? first : "0", release, pre, post, dev, local));
    }

    private List<String> release(String first) {
        var release = new ArrayList<String>();
        release.add(first);
        while (cursor.peek(0) == '.' && Digits.isDigit(cursor.peek(1))) {
            cursor.takeOneOf(".");
            release.add(cursor.digits());
        }
        return release;
    }

    private Optional<String> post() {
        if (cursor.peek(0) == '-' && Digits.isDigit(cursor.peek(1))) {
            cursor.takeOneOf("-");
            return Optional.of(cursor.digits());
        }
        return marked(POST).map(Pre::number);
    }

    private Optional<Pre> marked(List<String> words) {
        var start = cursor.place();
        cursor.takeOneOf(SEPARATORS);
        var word = cursor.take(words);
        if (word.isEmpty()) {
            cursor.backTo(start);
            return Optional.empty();
        }
        cursor.takeOneOf(SEPARATORS);
        var number = cursor.digits();
        return Optional.of(new Pre(PHASES.getOrDefault(word.get(), ""), number.isEmpty() ? "0" : number));
    }

    private List<String> local() {
        var parts = new ArrayList<String>();
        if (cursor.takeOneOf("+")) {
            parts.add(cursor.run(Pep440Parser::isLocal));
        }
        while (!parts.isEmpty() && cursor.takeOneOf(SEPARATORS)) {
            parts.add(cursor.run(Pep440Parser::isLocal));
        }
        return parts;
    }

    private static boolean isLocal(int character) {
        return Digits.isDigit(character) || (character >= 'a' && character <= 'z');
    }
}
