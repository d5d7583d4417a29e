package io.jenkins.plugins.upkeep.system;

import java.util.Locale;

/** Numbers of things for people, the same everywhere: {@code 1 row}, {@code 12,345 rows}. */
public final class Counted {
    private Counted() {}

    /**
     * @param count how many
     * @param thing one of them, of which several end in an s
     * @return {@code 1 row}, {@code 0 rows}, {@code 12,345 rows}
     */
    public static String of(long count, String thing) {
        return of(count, thing, thing + "s");
    }

    /**
     * @param count how many
     * @param one the words for one of them
     * @param several the words for any other number
     * @return {@code 1 entry is unclear}, {@code 2 entries are unclear}
     */
    public static String of(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d ", count) + (count == 1 ? one : several);
    }
}
