package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of Python's packages: {@code ~=1.4, !=1.4.2}. All of its specifiers hold; without any it holds all versions. */
public final class Pep440Specifiers implements VersionRange {
    private static final Pattern COMMA = Pattern.compile(",");

    private final List<Pep440Specifier> specifiers;

    private Pep440Specifiers(List<Pep440Specifier> specifiers) {
        this.specifiers = List.copyOf(specifiers);
    }

    /**
     * @param text specifiers with commas between them
     * @return the range; empty when one of them is no specifier
     */
    public static Optional<Pep440Specifiers> parse(String text) {
        var found = new ArrayList<Pep440Specifier>();
        for (var part : COMMA.split(text, -1)) {
            var specifier = Pep440Specifier.of(part.strip());
            if (specifier.isEmpty() && !part.isBlank()) {
                return Optional.empty();
            }
            specifier.ifPresent(found::add);
        }
        return Optional.of(new Pep440Specifiers(found));
    }

    /** {@inheritDoc} Prereleases count as all others do, as they must for what is installed already. */
    @Override
    public boolean contains(String version) {
        var parsed = Pep440Version.of(version);
        return specifiers.stream().allMatch(specifier -> specifier.allows(version, parsed))
                && (parsed.isPresent() || !specifiers.isEmpty());
    }

    /**
     * @param version any text
     * @return whether it is in the range and may be chosen: a prerelease only where a specifier names one
     */
    public boolean offers(String version) {
        var isPrerelease =
                Pep440Version.of(version).filter(Pep440Version::isPrerelease).isPresent();
        return contains(version) && (!isPrerelease || specifiers.stream().anyMatch(Pep440Specifier::namesPrerelease));
    }

    /**
     * @return the only version that is in the range, as it is written there; empty for a range of several
     */
    public Optional<String> pinned() {
        var pins = specifiers.stream()
                .flatMap(specifier -> specifier.pinned().stream())
                .toList();
        return pins.stream().findFirst().filter(this::contains);
    }
}
