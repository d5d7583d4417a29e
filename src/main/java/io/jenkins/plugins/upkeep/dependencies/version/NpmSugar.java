package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns the short forms of npm's ranges ({@code ^1.2}, {@code ~1}, {@code 1.x}) into comparisons with whole versions. An empty word
 * stands for any version; what is no short form stays as it is.
 */
final class NpmSugar {
    private static final Pattern STAR = Pattern.compile("[<>]?=?\\*");
    private static final String ANY = "";
    private static final String NOTHING = "<0.0.0-0";

    private NpmSugar() {}

    static List<String> simple(String word) {
        if (word.startsWith("^")) {
            return NpmPartial.of(word.substring(1)).map(NpmSugar::caret).orElse(List.of(word));
        }
        if (word.startsWith("~")) {
            var start = word.startsWith("~>") ? 2 : 1;
            return NpmPartial.of(word.substring(start)).map(NpmSugar::tilde).orElse(List.of(word));
        }
        var operator = NpmComparator.operator(word);
        return NpmPartial.of(word.substring(operator.length()))
                .filter(partial -> !partial.isComplete() && !partial.isOutOfOrder())
                .map(partial -> open(operator, partial))
                .orElseGet(() -> List.of(STAR.matcher(word).replaceFirst("")));
    }

    /** All that keeps the first number that is not zero. */
    private static List<String> caret(NpmPartial partial) {
        if (partial.isOpen(0)) {
            return List.of(ANY);
        }
        var last = partial.isZero(0) && !partial.isOpen(1) ? 1 : 0;
        var kept = last == 1 && partial.isZero(1) && !partial.isOpen(2) ? 2 : last;
        return from(partial, partial.next(kept));
    }

    private static List<String> tilde(NpmPartial partial) {
        return partial.isOpen(0) ? List.of(ANY) : from(partial, partial.next());
    }

    private static List<String> open(String operator, NpmPartial partial) {
        if (partial.isOpen(0)) {
            return List.of(operator.equals(">") || operator.equals("<") ? NOTHING : ANY);
        }
        return switch (operator) {
            case ">" -> List.of(">=" + partial.next());
            case "<=" -> List.of("<" + partial.next() + "-0");
            case "<" -> List.of("<" + partial.lowest() + "-0");
            case ">=" -> List.of(">=" + partial.lowest());
            default -> from(partial, partial.next());
        };
    }

    private static List<String> from(NpmPartial partial, String end) {
        return List.of(">=" + partial.lowest(), "<" + end + "-0");
    }

    /** The two sides of {@code 1.2 - 3.4}, each of which may be open. */
    static List<String> between(NpmPartial from, NpmPartial to) {
        return List.of(start(from), end(to));
    }

    private static String start(NpmPartial from) {
        if (from.isOpen(0)) {
            return ANY;
        }
        return ">=" + (from.isComplete() ? from.prefix() : "") + from.lowest();
    }

    private static String end(NpmPartial to) {
        if (to.isOpen(0)) {
            return ANY;
        }
        if (!to.isComplete()) {
            return "<" + to.next() + "-0";
        }
        return "<=" + (to.prerelease().isEmpty() ? to.prefix() : "") + to.lowest();
    }
}
