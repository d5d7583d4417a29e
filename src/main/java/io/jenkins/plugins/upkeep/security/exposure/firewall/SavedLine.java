package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule's line as iptables-save writes it, taken apart.
 *
 * @param chain the chain that it belongs to
 * @param options its options up to the target
 * @param target the options from the target on
 */
record SavedLine(String chain, List<Option> options, List<Option> target) {
    SavedLine {
        options = List.copyOf(options);
        target = List.copyOf(target);
    }

    /**
     * An option with its values.
     *
     * @param negated whether a ! stands before it
     * @param name its name with its hyphens
     * @param values what follows it
     */
    record Option(boolean negated, String name, List<String> values) {
        String value() {
            return values.isEmpty() ? "" : values.get(0);
        }
    }

    /** A word, and whether it stood in quotes. */
    private record Word(String text, boolean quoted) {
        boolean isOption() {
            return !quoted && text.length() > 1 && text.startsWith("-");
        }

        boolean isNot() {
            return !quoted && text.equals("!");
        }
    }

    static SavedLine of(String line) {
        var all = options(words(line));
        var first = all.isEmpty() ? new Option(false, "-A", List.of()) : all.get(0);
        int target = 0;
        while (target < all.size() && !all.get(target).name().matches("-[jg]")) {
            target++;
        }
        return new SavedLine(first.value(), all.subList(Math.min(1, target), target), all.subList(target, all.size()));
    }

    private static List<Option> options(List<Word> words) {
        var options = new ArrayList<Option>();
        var values = new ArrayList<String>();
        boolean negated = false;
        for (var word : words) {
            if (word.isNot()) {
                negated = true;
            } else if (word.isOption()) {
                values = new ArrayList<>();
                options.add(new Option(negated, word.text(), values));
                negated = false;
            } else {
                values.add(word.text());
            }
        }
        return options;
    }

    private static List<Word> words(String line) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < line.length()) {
            at = line.charAt(at) == ' ' ? at + 1 : word(line, at, words);
        }
        return words;
    }

    private static int word(String line, int start, List<Word> words) {
        var quoted = line.charAt(start) == '"';
        var text = new StringBuilder();
        int at = quoted ? start + 1 : start;
        while (at < line.length() && line.charAt(at) != (quoted ? '"' : ' ')) {
            at = line.charAt(at) == '\\' && at + 1 < line.length() ? at + 1 : at;
            text.append(line.charAt(at));
            at++;
        }
        words.add(new Word(text.toString(), quoted));
        return at + 1;
    }
}
