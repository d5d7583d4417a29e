package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.github.packageurl.PackageURL;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the package URL of a package of Debian, or of what is made from it, says besides its name. Advisories name source packages, and
 * a bill of materials the packages that were built from them.
 *
 * @param distribution the distribution: {@code debian}
 * @param name the package
 * @param upstream the source package that it was built from, with the version where that is another one: {@code openssl@3.0.15-1}; empty
 *     where it is not named
 * @param isSource whether the package is itself a source package
 * @param distro the release as it is written: {@code debian-12}, {@code bookworm}; empty where it is not named
 */
record Distro(String distribution, String name, String upstream, boolean isSource, String distro) {
    static final String QUALIFIER = "distro";
    static final String ARCHITECTURE = "arch";
    static final String SOURCE = "source";

    private static final String DEBIAN = "debian";
    private static final String UBUNTU = "ubuntu";
    private static final Pattern DEBIAN_RELEASE = Pattern.compile("([0-9]{1,3})(?:\\.[0-9.]+)?");
    private static final Pattern UBUNTU_RELEASE = Pattern.compile("([0-9]{1,3}\\.[0-9]{2})(?:\\.[0-9.]+)?");

    /** The names that releases have besides their numbers, by Debian's and Ubuntu's own lists of releases. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("buster", "debian-10"),
            Map.entry("bullseye", "debian-11"),
            Map.entry("bookworm", "debian-12"),
            Map.entry("trixie", "debian-13"),
            Map.entry("forky", "debian-14"),
            Map.entry("bionic", "ubuntu-18.04"),
            Map.entry("focal", "ubuntu-20.04"),
            Map.entry("jammy", "ubuntu-22.04"),
            Map.entry("noble", "ubuntu-24.04"));

    static Distro of(PackageURL purl) {
        var qualifiers = Objects.requireNonNullElse(purl.getQualifiers(), Map.<String, String>of());
        return new Distro(
                Objects.requireNonNullElse(purl.getNamespace(), DEBIAN),
                purl.getName(),
                qualifiers.getOrDefault("upstream", "").strip(),
                SOURCE.equals(qualifiers.get(ARCHITECTURE)),
                qualifiers.getOrDefault(QUALIFIER, "").strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it is known from which source package it was built. */
    boolean namesSource() {
        return isSource || !upstream.isEmpty();
    }

    /**
     * The source package; where none is named the package by its own name, which most source packages give to one of theirs.
     *
     * @param version the version of the package that was built
     */
    Optional<Component> component(String version, OptionalInt line) {
        var end = upstream.indexOf('@');
        var source = upstream.isEmpty() || isSource ? name : upstream.substring(0, end < 0 ? upstream.length() : end);
        var itsVersion = end < 0 || isSource ? version : upstream.substring(end + 1);
        return PackageNames.debian(distribution, source, itsVersion, line)
                .filter(component -> Ecosystem.DEBIAN.order().understands(itsVersion))
                .map(component -> component.of(release()));
    }

    /** The release as advisories write it: {@code 12}, {@code 22.04}; empty when it is none of this distribution. */
    String release() {
        var full = NAMED.getOrDefault(distro, distro);
        var start = distribution + "-";
        var number = full.startsWith(start) ? full.substring(start.length()) : "";
        var pattern = distribution.equals(UBUNTU) ? UBUNTU_RELEASE : DEBIAN_RELEASE;
        var match = pattern.matcher(number);
        return match.matches() ? match.group(1) : "";
    }
}
