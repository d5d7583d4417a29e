package io.jenkins.plugins.upkeep.jenkins.run;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts stars in the place of secrets.
 *
 * @param secrets finds them
 */
record Masking(Pattern secrets) {
    private static final String STARS = "****";
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern EVERYTHING = Pattern.compile("(?s).+");

    /** Hides each of the given texts; of two that begin alike, the longer one. */
    static Masking of(List<String> secrets) {
        var any = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Masking(any.isEmpty() ? NOTHING : Pattern.compile(any));
    }

    /** Hides every line: for when it is not known any more what the secrets are. */
    static Masking ofEverything() {
        return new Masking(EVERYTHING);
    }

    /** Whether there is a secret in a text. */
    boolean hides(String text) {
        return secrets.matcher(text).find();
    }

    String mask(String text) {
        return secrets.matcher(text).replaceAll(STARS);
    }
}
