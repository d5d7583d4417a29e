package io.jenkins.plugins.upkeep.system.postgres;

import java.util.Locale;

/** How somebody may write the name of a table or an index in a configuration. */
public final class Names {
    private Names() {}

    /**
     * Whether a name means a thing: with or without its schema, quoted or as it is, in small letters as SQL reads it.
     *
     * @param asked the name as somebody wrote it
     * @param quoted the thing's whole name as the server quotes it: {@code public."a b"}
     * @param plain its name alone, as it is
     */
    public static boolean mean(String asked, String quoted, String plain) {
        return quoted.equals(asked)
                || quoted.endsWith("." + asked)
                || plain.equals(asked)
                || plain.equals(asked.toLowerCase(Locale.ROOT))
                || quoted.replace("\"", "").equals(asked);
    }
}
