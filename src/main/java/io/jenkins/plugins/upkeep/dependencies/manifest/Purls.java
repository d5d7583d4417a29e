package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Packages as package URLs: {@code pkg:pypi/requests@2.31.0}. */
public final class Purls {
    private Purls() {}

    /**
     * @param component a package
     * @return its package URL; of Debian's it is that of the source package, with the release where it is known
     */
    public static PackageURL purl(Component component) {
        var qualifiers = new TreeMap<String, String>();
        if (component.ecosystem() == Ecosystem.DEBIAN) {
            qualifiers.put(Distro.ARCHITECTURE, Distro.SOURCE);
        }
        if (!component.release().isEmpty()) {
            qualifiers.put(Distro.QUALIFIER, component.namespace() + "-" + component.release());
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
                .flatMap(ecosystem -> ecosystem == Ecosystem.DEBIAN
                        ? Distro.of(purl).component(version, line)
                        : component(ecosystem, namespace, purl.getName(), version, line));
    }

    private static Optional<Component> component(
            Ecosystem ecosystem, String namespace, String name, String version, OptionalInt line) {
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
