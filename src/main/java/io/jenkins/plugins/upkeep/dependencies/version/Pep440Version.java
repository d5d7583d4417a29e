package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version by PEP 440. Numbers are digits of any length; what compares as equal need not be equal as a record.
 *
 * @param epoch what is before the {@code !}; else 0
 * @param release the numbers of the release
 * @param pre the alpha, beta or release candidate, if it is one
 * @param post the number of the release after the release, if it is one
 * @param dev the number of the release under work, if it is one
 * @param local what is behind the {@code +}, part by part
 */
record Pep440Version(
        String epoch,
        List<String> release,
        Optional<Pre> pre,
        Optional<String> post,
        Optional<String> dev,
        List<String> local)
        implements Comparable<Pep440Version> {
    private static final Comparator<Pep440Version> ORDER = Comparator.comparing(Pep440Version::epoch, Digits::compare)
            .thenComparing(Pep440Version::release, Pep440Version::compareReleases)
            .thenComparing(Pep440Version::phase)
            .thenComparing(version -> version.pre().map(Pre::number).orElse(""), Digits::compare)
            .thenComparing(Pep440Version::post, Pep440Version::compareAbsentFirst)
            .thenComparing(Pep440Version::dev, (one, other) -> -compareAbsentFirst(one, other, -1))
            .thenComparing(Pep440Version::local, Pep440Version::compareLocals);

    /**
     * A release before the release.
     *
     * @param phase {@code a}, {@code b} or {@code rc}
     * @param number which one
     */
    record Pre(String phase, String number) {}

    Pep440Version {
        release = List.copyOf(release);
        local = List.copyOf(local);
    }

    static Optional<Pep440Version> of(String text) {
        return new Pep440Parser(text).version();
    }

    @Override
    public int compareTo(Pep440Version other) {
        return ORDER.compare(this, other);
    }

    boolean isPrerelease() {
        return pre.isPresent() || dev.isPresent();
    }

    /** The same version without what is behind the {@code +}. */
    Pep440Version published() {
        return new Pep440Version(epoch, release, pre, post, dev, List.of());
    }

    /** Only epoch and release. */
    Pep440Version base() {
        return new Pep440Version(epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Epoch and the first numbers of the release; zeros where it has fewer. */
    Pep440Version startOfRelease(int numbers) {
        var start = release.subList(0, Math.min(numbers, release.size()));
        return new Pep440Version(epoch, start, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    Pep440Version earliestPrerelease() {
        return new Pep440Version(epoch, release, pre, post, Optional.of("0"), List.of());
    }

    /** What a release after the release follows. */
    Pep440Version beforePost() {
        return new Pep440Version(epoch, release, pre, Optional.empty(), Optional.empty(), List.of());
    }

    /** A release under work comes first unless it leads to another step; then come the steps, and the release last. */
    private String phase() {
        if (pre.isPresent()) {
            return pre.get().phase();
        }
        return dev.isPresent() && post.isEmpty() ? "" : "release";
    }

    private static int compareReleases(List<String> one, List<String> other) {
        var result = 0;
        for (var part = 0; result == 0 && part < Math.max(one.size(), other.size()); part++) {
            result = Digits.compare(part(one, part), part(other, part));
        }
        return result;
    }

    private static String part(List<String> release, int index) {
        return index < release.size() ? release.get(index) : "0";
    }

    private static int compareAbsentFirst(Optional<String> one, Optional<String> other) {
        return compareAbsentFirst(one, other, 1);
    }

    private static int compareAbsentFirst(Optional<String> one, Optional<String> other, int sign) {
        if (one.isPresent() && other.isPresent()) {
            return sign * Digits.compare(one.get(), other.get());
        }
        return Boolean.compare(one.isPresent(), other.isPresent());
    }

    private static int compareLocals(List<String> one, List<String> other) {
        var result = 0;
        for (var part = 0; result == 0 && part < Math.min(one.size(), other.size()); part++) {
            result = compareParts(one.get(part), other.get(part));
        }
        return result != 0 ? result : Integer.compare(one.size(), other.size());
    }

    private static int compareParts(String one, String other) {
        if (Digits.areAll(one) && Digits.areAll(other)) {
            return Digits.compare(one, other);
        }
        var byKind = Boolean.compare(Digits.areAll(one), Digits.areAll(other));
        return byKind != 0 ? byKind : one.compareTo(other);
    }
}
