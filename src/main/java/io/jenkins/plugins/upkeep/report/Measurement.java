package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One number that a task measured, or the reason why it could not.
 *
 * @param name what was measured, in lower case with underscores and without its unit: {@code set_size}; it stays the same
 *     from run to run, so that trends and metrics can be made of it
 * @param subject the thing that it was measured on, where a report measures several alike: {@code endpoint primary};
 *     else empty
 * @param unit what the number counts
 * @param value the number; empty when it could not be measured
 * @param limit the number that it should not pass; empty where there is none
 * @param reason why it could not be measured; empty when it could
 */
public record Measurement(
        String name, String subject, Unit unit, OptionalDouble value, OptionalDouble limit, Optional<String> reason) {
    private static final Set<String> ABBREVIATIONS =
            Set.of("api", "cpu", "http", "rpo", "rto", "sql", "tls", "wal", "xid");

    public Measurement {
        if (value.isPresent() == reason.isPresent()) {
            throw new IllegalArgumentException("measurement " + name + " must have a value or a reason, and not both");
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("measurement " + name + " is not a finite number");
        }
    }

    /** A number in the given unit. */
    public static Measurement of(String name, double value, Unit unit) {
        return new Measurement(name, "", unit, OptionalDouble.of(value), OptionalDouble.empty(), Optional.empty());
    }

    /** A count of things. */
    public static Measurement count(String name, long value) {
        return of(name, (double) value, Unit.COUNT);
    }

    /** An amount of data. */
    public static Measurement bytes(String name, long value) {
        return of(name, (double) value, Unit.BYTES);
    }

    /** A time. */
    public static Measurement seconds(String name, Duration value) {
        return of(name, value.toNanos() / 1e9, Unit.SECONDS);
    }

    /** Something that could not be measured, with the reason. */
    public static Measurement notMeasurable(String name, Unit unit, String reason) {
        return new Measurement(name, "", unit, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(reason));
    }

    /** The same number, of one thing among several. */
    public Measurement on(String thing) {
        return new Measurement(name, thing, unit, value, limit, reason);
    }

    /** The same number with the one that it should not pass. */
    public Measurement limit(double most) {
        return new Measurement(name, subject, unit, value, OptionalDouble.of(most), reason);
    }

    /**
     * @return whether the number is beyond the one that it should not pass
     */
    public boolean overLimit() {
        return value.isPresent() && limit.isPresent() && value.getAsDouble() > limit.getAsDouble();
    }

    /** What is over its limit comes first, then what is about the whole, then what is about its parts. */
    int rank() {
        return overLimit() ? 0 : subject.isEmpty() ? 1 : 2;
    }

    /**
     * @return the name for people: {@code Set size} for {@code set_size}
     */
    public String label() {
        var words = Arrays.stream(name.split("_", -1))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
