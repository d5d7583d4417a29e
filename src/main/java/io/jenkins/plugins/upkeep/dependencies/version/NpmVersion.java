package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.List;
import java.util.Optional;

/**
 * A version by Semantic Versioning; what is behind a {@code +} is left out, because it never counts.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param prerelease the parts behind the {@code -}; empty for a release
 */
record NpmVersion(long major, long minor, long patch, List<String> prerelease) implements Comparable<NpmVersion> {
    NpmVersion {
        prerelease = List.copyOf(prerelease);
    }

    /** A version as npm reads it where it is strict: a {@code v} may stand in front. */
    static Optional<NpmVersion> of(String text) {
        return new NpmParser(text).version();
    }

    /** A version as npm reads it from a package: any number of {@code v} and {@code =} may stand in front. */
    static Optional<NpmVersion> cleaned(String text) {
        var stripped = text.strip();
        var start = 0;
        while (start < stripped.length() && "=v".indexOf(stripped.charAt(start)) >= 0) {
            start++;
        }
        return of(stripped.substring(start));
    }

    static NpmVersion release(long major, long minor, long patch) {
        return new NpmVersion(major, minor, patch, List.of());
    }

    /** The very first prerelease of this version. */
    NpmVersion beforeAll() {
        return new NpmVersion(major, minor, patch, List.of("0"));
    }

    boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    boolean isOfSameReleaseAs(NpmVersion other) {
        return compareRelease(other) == 0;
    }

    @Override
    public int compareTo(NpmVersion other) {
        var byRelease = compareRelease(other);
        if (byRelease != 0) {
            return byRelease;
        }
        var byKind = Boolean.compare(other.isPrerelease(), isPrerelease());
        return byKind != 0 ? byKind : comparePrerelease(other);
    }

    private int compareRelease(NpmVersion other) {
        var byMajor = Long.compare(major, other.major);
        var byMinor = Long.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Long.compare(patch, other.patch);
    }

    private int comparePrerelease(NpmVersion other) {
        var result = 0;
        for (var part = 0; result == 0 && part < Math.min(prerelease.size(), other.prerelease.size()); part++) {
            result = compareParts(prerelease.get(part), other.prerelease.get(part));
        }
        return result != 0 ? result : Integer.compare(prerelease.size(), other.prerelease.size());
    }

    private static int compareParts(String one, String other) {
        if (Digits.areAll(one) && Digits.areAll(other)) {
            return Digits.compare(one, other);
        }
        var byKind = Boolean.compare(Digits.areAll(other), Digits.areAll(one));
        return byKind != 0 ? byKind : one.compareTo(other);
    }
}
