package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One condition of a range by PEP 440.
 *
 * @param operator how versions are compared: {@code >=}
 * @param text what they are compared with
 * @param version the same, without {@code .*}; empty for what is compared as a text
 */
record Pep440Specifier(String operator, String text, Optional<Pep440Version> version) {
    private static final String AS_TEXT = "===";
    private static final List<String> OPERATORS = List.of(AS_TEXT, "~=", "==", "!=", "<=", ">=", "<", ">");
    private static final String ANY_FURTHER = ".*";

    static Optional<Pep440Specifier> of(String written) {
        return OPERATORS.stream()
                .filter(written::startsWith)
                .findFirst()
                .map(operator ->
                        of(operator, written.substring(operator.length()).strip()))
                .filter(Pep440Specifier::isGood);
    }

    private static Pep440Specifier of(String operator, String text) {
        var version = text.endsWith(ANY_FURTHER) ? text.substring(0, text.length() - 2) : text;
        return new Pep440Specifier(operator, text, Pep440Version.of(version));
    }

    private boolean isGood() {
        if (operator.equals(AS_TEXT)) {
            return text.chars().noneMatch(each -> Character.isWhitespace(each) || each == ';' || each == ')');
        }
        return text.chars().noneMatch(Character::isWhitespace)
                && version.filter(this::fits).isPresent();
    }

    private boolean fits(Pep440Version bound) {
        var isEquality = operator.equals("==") || operator.equals("!=");
        if (hasAnyFurther()) {
            return isEquality && bound.equals(bound.base());
        }
        return (isEquality || bound.local().isEmpty())
                && (!operator.equals("~=") || bound.release().size() > 1);
    }

    private boolean hasAnyFurther() {
        return text.endsWith(ANY_FURTHER);
    }

    /** Whether it holds for a version, which is given as it is written and as it is understood. */
    boolean allows(String written, Optional<Pep440Version> understood) {
        if (operator.equals(AS_TEXT)) {
            return written.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
        }
        return understood.isPresent() && version.isPresent() && allows(understood.get(), version.get());
    }

    private boolean allows(Pep440Version candidate, Pep440Version bound) {
        return switch (operator) {
            case "~=" ->
                candidate.published().compareTo(bound) >= 0
                        && isBelow(candidate, bound, bound.release().size() - 1);
            case "==" -> isEqual(candidate, bound);
            case "!=" -> !isEqual(candidate, bound);
            case "<=" -> candidate.published().compareTo(bound) <= 0;
            case ">=" -> candidate.published().compareTo(bound) >= 0;
            case "<" -> isOlder(candidate, bound);
            default -> isNewer(candidate, bound);
        };
    }

    private boolean isEqual(Pep440Version candidate, Pep440Version bound) {
        if (hasAnyFurther()) {
            return isBelow(candidate, bound, bound.release().size());
        }
        return (bound.local().isEmpty() ? candidate.published() : candidate).compareTo(bound) == 0;
    }

    /** Whether both begin with the same numbers. */
    private static boolean isBelow(Pep440Version candidate, Pep440Version bound, int numbers) {
        return candidate.startOfRelease(numbers).compareTo(bound.startOfRelease(numbers)) == 0;
    }

    /** What comes before a release is no older version than that release. */
    private static boolean isOlder(Pep440Version candidate, Pep440Version bound) {
        var leadsToBound = !bound.isPrerelease()
                && candidate.isPrerelease()
                && candidate.compareTo(bound.earliestPrerelease()) >= 0;
        return candidate.compareTo(bound) < 0 && !leadsToBound;
    }

    /** What comes after a release, and what somebody built from it, is no newer version than that release. */
    private static boolean isNewer(Pep440Version candidate, Pep440Version bound) {
        var followsBound = bound.post().isEmpty()
                && candidate.post().isPresent()
                && candidate.beforePost().compareTo(bound) == 0;
        var isBuiltFromBound =
                !candidate.local().isEmpty() && candidate.published().compareTo(bound) == 0;
        return candidate.compareTo(bound) > 0 && !followsBound && !isBuiltFromBound;
    }

    boolean namesPrerelease() {
        return !operator.equals("!=")
                && !hasAnyFurther()
                && version.filter(Pep440Version::isPrerelease).isPresent();
    }

    Optional<String> pinned() {
        var isOne = operator.equals(AS_TEXT) || (operator.equals("==") && !hasAnyFurther());
        return isOne && version.isPresent() ? Optional.of(text) : Optional.empty();
    }
}
