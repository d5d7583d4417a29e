package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one version as npm does where it is strict, in one pass. */
final class NpmParser {
    /** As npm: a longer text is no version. */
    static final int LONGEST = 256;

    /** As npm: the largest number that JavaScript holds exactly. */
    static final long LARGEST = 9_007_199_254_740_991L;

    private static final int MOST_DIGITS = 16;

    private final Cursor cursor;
    private boolean wrong;

    NpmParser(String text) {
        wrong = text.length() > LONGEST;
        cursor = new Cursor(wrong ? "" : text.strip());
    }

    Optional<NpmVersion> version() {
        cursor.takeOneOf("v");
        var major = number();
        wrong |= !cursor.takeOneOf(".");
        var minor = number();
        wrong |= !cursor.takeOneOf(".");
        var patch = number();
        var prerelease = cursor.takeOneOf("-") ? parts() : List.<String>of();
        wrong |= prerelease.stream().anyMatch(NpmParser::isPadded);
        var build = cursor.takeOneOf("+") ? parts() : List.<String>of();
        wrong |= prerelease.contains("") || build.contains("") || !cursor.isAtEnd();
        return wrong ? Optional.empty() : Optional.of(new NpmVersion(major, minor, patch, prerelease));
    }

    private long number() {
        var digits = cursor.digits();
        wrong |= !isNumber(digits);
        return wrong ? 0 : Long.parseLong(digits);
    }

    /** Whether npm takes it for one of the three numbers of a version. */
    static boolean isNumber(String digits) {
        return Digits.areAll(digits)
                && !isPadded(digits)
                && digits.length() <= MOST_DIGITS
                && Long.parseLong(digits) <= LARGEST;
    }

    private static boolean isPadded(String part) {
        return part.length() > 1 && part.charAt(0) == '0' && Digits.areAll(part);
    }

    private List<String> parts() {
        var parts = new ArrayList<String>();
        parts.add(cursor.run(NpmParser::isPart));
        while (cursor.takeOneOf(".")) {
            parts.add(cursor.run(NpmParser::isPart));
        }
        return parts;
    }

    static boolean isPart(int character) {
        var lower = character | 0x20;
        return Digits.isDigit(character) || character == '-' || (lower >= 'a' && lower <= 'z');
    }
}
