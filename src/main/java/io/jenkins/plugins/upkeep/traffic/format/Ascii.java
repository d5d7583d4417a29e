package io.jenkins.plugins.upkeep.traffic.format;

import io.jenkins.plugins.upkeep.system.Visible;
import java.nio.charset.StandardCharsets;

/** Makes text of foreign bytes, for what is seldom: samples and names that are shown. */
public final class Ascii {
    private static final int MOST_SHOWN = 160;

    private Ascii() {}

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The text for people, on one line, not longer than 160 characters, with what a terminal would obey made visible. */
    public static String shown(byte[] bytes, int from, int to) {
        var end = Math.min(to, from + MOST_SHOWN);
        var text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return Visible.of(end < to ? text + "…" : text);
    }
}
