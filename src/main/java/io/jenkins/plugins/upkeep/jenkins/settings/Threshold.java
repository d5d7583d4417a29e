package io.jenkins.plugins.upkeep.jenkins.settings;

import io.jenkins.plugins.upkeep.report.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** From which status on a build is marked. */
public enum Threshold {
    /** From WARNING on. */
    WARNING,
    /** From CRITICAL on; what could not be looked at weighs as much. */
    CRITICAL,
    /** Not at all. */
    NEVER;

    /**
     * @param word the name, in any case
     * @param parameter the step's parameter, for the message
     * @throws IllegalArgumentException when it is none of the names
     */
    public static Threshold of(String word, String parameter) {
        var given = Objects.requireNonNullElse(word, "");
        return named(given)
                .orElseThrow(
                        () -> new IllegalArgumentException(parameter + ": '" + given + "' is not one of " + names()));
    }

    /**
     * As {@link #of(String, String)}, but a parameter that says nothing leaves it at what is usual.
     *
     * @param usual what that is
     */
    public static Threshold of(String word, String parameter, Threshold usual) {
        return word == null || word.isBlank() ? usual : of(word, parameter);
    }

    /**
     * What a stored word means, which nobody can be asked about any more.
     *
     * @param word the name; null when none was stored
     * @param usual what is meant when it is none of the names
     */
    public static Threshold stored(String word, Threshold usual) {
        return named(Objects.requireNonNullElse(word, "")).orElse(usual);
    }

    private static Optional<Threshold> named(String word) {
        return Arrays.stream(values())
                .filter(threshold -> threshold.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Threshold::name).collect(Collectors.joining(", "));
    }

    /**
     * @param status how a task ended
     * @return whether that is beyond the threshold
     */
    public boolean isReachedBy(Status status) {
        return switch (this) {
            case WARNING -> status != Status.OK;
            case CRITICAL -> status == Status.CRITICAL || status == Status.UNKNOWN;
            case NEVER -> false;
        };
    }
}
