package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.List;
import java.util.Optional;

/**
 * One condition of a range of npm.
 *
 * @param operator how versions are compared: {@code >=}; {@code =} for the same version
 * @param version what they are compared with
 */
record NpmComparator(String operator, NpmVersion version) {
    private static final List<String> OPERATORS = List.of(">=", "<=", ">", "<", "=");

    static Optional<NpmComparator> of(String word) {
        var operator = operator(word);
        return NpmVersion.of(word.substring(operator.length()))
                .map(version -> new NpmComparator(operator.isEmpty() ? "=" : operator, version));
    }

    /** The operator that the word begins with; else empty. */
    static String operator(String word) {
        return OPERATORS.stream().filter(word::startsWith).findFirst().orElse("");
    }

    boolean allows(NpmVersion candidate) {
        var compared = candidate.compareTo(version);
        return switch (operator) {
            case ">=" -> compared >= 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case "<" -> compared < 0;
            default -> compared == 0;
        };
    }

    /** Whether prereleases of the candidate's release are asked for here. */
    boolean asksForPrereleaseLike(NpmVersion candidate) {
        return version.isPrerelease() && version.isOfSameReleaseAs(candidate);
    }
}
