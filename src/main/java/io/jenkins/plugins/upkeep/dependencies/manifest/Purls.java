package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Packages as package URLs: {@code pkg:pypi/requests@2.31.0}. */
public final class Purls {
    private static final String DISTRO = "distro";

    private Purls() {}

    /**
     * @param component a package
     * @return its package URL
     */
    public static PackageURL purl(Component component) {
        return purl(component, "");
    }

    /**
     * @param component a package
     * @param distro for a package of Debian, the release that it is from: {@code bookworm}; empty where it is not known
     * @return its package URL
     */
    public static PackageURL purl(Component component, String distro) {
        var qualifiers = new TreeMap<String, String>();
        if (!distro.isEmpty()) {
            qualifiers.put(DISTRO, distro);
        }
        try {
            return new PackageURL(
                    component.ecosystem().purlType(),
                    component.namespace().isEmpty() ? null : component.namespace(),
                    component.name(),
                    component.version(),
                    qualifiers.isEmpty() ? null : qualifiers,
                    null);
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("no package: " + component, e);
        }
    }

    /**
     * @param purl a package URL
     * @return the package; empty for types that we do not know, and without a version that is one there
     */
    public static Optional<Component> component(PackageURL purl) {
        return component(purl, purl.getVersion() == null ? "" : purl.getVersion(), OptionalInt.empty());
    }

    static Optional<Component> component(PackageURL purl, String version, OptionalInt line) {
        var namespace = purl.getNamespace() == null ? "" : purl.getNamespace();
        return Ecosystem.ofPurlType(purl.getType())
                .flatMap(ecosystem -> component(ecosystem, namespace, purl.getName(), version, line));
    }

    private static Optional<Component> component(
            Ecosystem ecosystem, String namespace, String name, String version, OptionalInt line) {
        if (ecosystem == Ecosystem.DEBIAN) {
            return PackageNames.debian(namespace.isEmpty() ? "debian" : namespace, name, version, line)
                    .filter(component -> ecosystem.order().understands(version));
        }
        var separator = ecosystem == Ecosystem.MAVEN ? ":" : "/";
        var fullName = namespace.isEmpty() ? name : namespace + separator + name;
        return PackageNames.component(ecosystem, fullName, version, line);
    }

    /** The package URL that a text is; empty when it is none. */
    static Optional<PackageURL> parse(String text) {
        try {
            return Optional.of(new PackageURL(text));
        } catch (MalformedPackageURLException | RuntimeException e) {
            // The library lets some of its own mistakes through when the text is hostile.
            return Optional.empty();
        }
    }
}
