package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import us.springett.cvss.Cvss;

/**
 * How grave a weakness is: by its CVSS base score where there is a vector, else by a word.
 *
 * @param level the level on the scale of CVSS
 * @param score the base score, 0 to 10; empty where there is none
 */
public record Rating(Level level, OptionalDouble score) implements Comparable<Rating> {
    /** The levels of CVSS 3 and 4, with their least scores as FIRST gives them; and that none is known. */
    public enum Level {
        /** A score of 0. */
        NONE(0),
        /** 0.1 and more. */
        LOW(0.1),
        /** Nobody has said. Stands with the middle: it may be anything. */
        UNKNOWN(4),
        /** 4.0 and more. */
        MEDIUM(4),
        /** 7.0 and more. */
        HIGH(7),
        /** 9.0 and more. */
        CRITICAL(9);

        private final double least;

        Level(double least) {
            this.least = least;
        }

        private static Level of(double score) {
            var level = NONE;
            for (var next : List.of(LOW, MEDIUM, HIGH, CRITICAL)) {
                level = score >= next.least ? next : level;
            }
            return level;
        }

        private static Optional<Level> of(String word) {
            return Optional.ofNullable(
                    switch (word.toUpperCase(Locale.ROOT)) {
                        case "CRITICAL" -> CRITICAL;
                        case "HIGH", "IMPORTANT" -> HIGH;
                        case "MODERATE", "MEDIUM" -> MEDIUM;
                        case "LOW" -> LOW;
                        default -> null;
                    });
        }
    }

    /**
     * The gravest of what is said. A vector weighs more than a word, and one of CVSS 2 counts only where there is no newer one.
     *
     * @param severities what is said
     * @return the rating
     */
    public static Rating of(Severities severities) {
        var vectors = severities.vectors();
        var score = worst(vectors, true).or(() -> worst(vectors, false));
        return score.map(Rating::of).orElseGet(() -> ofWords(severities.words()));
    }

    private static Rating of(double score) {
        return new Rating(Level.of(score), OptionalDouble.of(score));
    }

    private static Rating ofWords(List<String> words) {
        var level = words.stream()
                .flatMap(word -> Level.of(word).stream())
                .max(Comparator.naturalOrder())
                .orElse(Level.UNKNOWN);
        return new Rating(level, OptionalDouble.empty());
    }

    private static Optional<Double> worst(List<String> vectors, boolean today) {
        return vectors.stream()
                .filter(vector -> vector.startsWith("CVSS:") == today)
                .flatMap(vector -> score(vector).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Double> score(String vector) {
        try {
            var score = Cvss.fromVector(vector).calculateScore().getBaseScore();
            return Double.isFinite(score) && score >= 0 ? Optional.of(score) : Optional.empty();
        } catch (RuntimeException e) {
            // A vector of foreign data that cannot be understood says nothing: then the severity is unknown, and told
            // as such.
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Rating other) {
        return Comparator.comparingDouble(Rating::weight).compare(this, other);
    }

    private double weight() {
        return score.orElse(level.least);
    }

    @Override
    public String toString() {
        if (score.isPresent()) {
            return String.format(Locale.ROOT, "CVSS %.1f", score.getAsDouble());
        }
        return level == Level.UNKNOWN ? "severity unknown" : level.name().toLowerCase(Locale.ROOT);
    }
}
