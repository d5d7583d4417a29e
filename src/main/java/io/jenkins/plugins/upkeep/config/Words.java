package io.jenkins.plugins.upkeep.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that one chooses from: the constants of enums, the keys of records. */
public final class Words {
    private Words() {}

    /** How an enum's constant is written: in lower case with hyphens, unless its {@code toString()} says otherwise. */
    static String of(Object constant) {
        var name = ((Enum<?>) constant).name();
        return name.equals(constant.toString()) ? name.toLowerCase(Locale.ROOT).replace('_', '-') : constant.toString();
    }

    /** Finds what a word stands for, whatever its case, hyphens for underscores or the other way. */
    static Object find(Map<String, ?> words, String text) {
        return words.entrySet().stream()
                .filter(word -> alike(word.getKey()).equals(alike(text)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + choice(List.copyOf(words.keySet()))));
    }

    private static String alike(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words in a sentence. */
    static String choice(List<String> words) {
        return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
    }

    /**
     * The word that was probably meant.
     *
     * @param written what somebody wrote, in any case
     * @param words what there is
     * @return the nearest one; empty when none is like it
     */
    public static Optional<String> nearest(String written, Collection<String> words) {
        var most = Math.min(3, Math.max(1, written.length() / 3));
        return words.stream()
                .filter(word -> distance(written, word) <= most)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** The least number of letters to add, drop or change that turns one word, of which case does not count, into another. */
    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        var row = new int[to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            row = nextRow(row, i, from, to);
        }
        return row[to.length()];
    }

    private static int[] nextRow(int[] above, int i, String from, String to) {
        var row = new int[above.length];
        row[0] = i;
        for (var j = 1; j < row.length; j++) {
            row[j] = i == 0 ? j : Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost(from, i, to, j));
        }
        return row;
    }

    private static int cost(String from, int i, String to, int j) {
        return Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1)) ? 0 : 1;
    }
}
