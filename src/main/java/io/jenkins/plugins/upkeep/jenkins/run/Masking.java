package io.jenkins.plugins.upkeep.jenkins.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts stars in the place of secrets.
 *
 * @param secrets finds them
 */
record Masking(Pattern secrets) {
    private static final String STARS = "****";
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern EVERYTHING = Pattern.compile("(?s).+");

    /** Hides each of the given texts, as it is and as it stands in a URL; of two that begin alike, the longer one. */
    static Masking of(List<String> secrets) {
        var any = secrets.stream()
                .flatMap(Masking::forms)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Masking(any.isEmpty() ? NOTHING : Pattern.compile(any));
    }

    private static Stream<String> forms(String secret) {
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, secret.strip(), encoded, encoded.replace("+", "%20"));
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
