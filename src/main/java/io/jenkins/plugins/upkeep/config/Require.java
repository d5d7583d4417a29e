package io.jenkins.plugins.upkeep.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Checks for the compact constructors of config records. What fails is an {@link IllegalArgumentException} that begins
 * with the key, so that the reader of upkeep.yaml can point at it; the value, which may be a secret, is not repeated.
 */
public final class Require {
    private Require() {}

    /** The rule holds, or the key "must be" what is said. */
    public static void that(boolean holds, String key, String mustBe) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": must be " + mustBe);
        }
    }

    /** The number is within the limits, both included. */
    public static void within(String key, long value, long least, long most) {
        that(value >= least && value <= most, key, "from " + least + " to " + most);
    }

    /** The duration is longer than nothing. */
    public static void positive(String key, Duration value) {
        that(value.compareTo(Duration.ZERO) > 0, key, "longer than 0s");
    }

    /** The text has more than spaces. */
    public static void text(String key, String value) {
        that(!value.isBlank(), key, "a text that is not empty");
    }

    /** There is at least one. */
    public static void some(String key, Collection<?> values) {
        that(!values.isEmpty(), key, "a list of at least one");
    }

    /** No text stands twice. */
    public static void unique(String key, List<String> values) {
        that(new HashSet<>(values).size() == values.size(), key, "a list in which each name stands once");
    }

    /** The URL has one of the schemes. */
    public static void scheme(String key, URI value, List<String> schemes) {
        var scheme = String.valueOf(value.getScheme()).toLowerCase(Locale.ROOT);
        that(schemes.contains(scheme), key, "a URL that begins with " + String.join("://, or ", schemes) + "://");
    }

    /** The URL is one of a web server. */
    public static void web(String key, URI value) {
        scheme(key, value, List.of("http", "https"));
        that(value.getHost() != null, key, "a URL with a host such as http://localhost:8000/");
    }
}
