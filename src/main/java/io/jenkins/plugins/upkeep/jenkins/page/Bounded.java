package io.jenkins.plugins.upkeep.jenkins.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what an agent wrote small enough to stay in memory for each build; the report itself has all of it. */
final class Bounded {
    /** The most characters of a text. */
    static final int TEXT = 1000;

    /** The most entries of a map. */
    static final int ENTRIES = 64;

    private static final int NAME = 128;

    private Bounded() {}

    /**
     * @param text any text
     * @return the text, or its beginning when it is too long
     */
    static String text(String text) {
        if (text.length() <= TEXT) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(TEXT - 2)) ? TEXT - 2 : TEXT - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * @param map any map
     * @return its first entries that have a value, without those of too long a name, in the same order
     */
    static <V> Map<String, V> map(Map<String, V> map) {
        var kept = new LinkedHashMap<String, V>();
        map.entrySet().stream()
                .filter(entry -> entry.getKey().length() <= NAME && entry.getValue() != null)
                .limit(ENTRIES)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }
}
