package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.github.packageurl.PackageURL;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Set;

/**
 * One component of a bill of materials, without those within it.
 *
 * @param type what it is: {@code library}
 * @param name its name, with its group where it has one
 * @param version its version; empty where it has none
 * @param purl its package URL; empty where it has none
 * @param line the line that it begins in
 */
record BomEntry(String type, String name, String version, String purl, int line) {
    private static final Set<String> NO_PACKAGES = Set.of("file", "data", "operating-system", "cryptographic-asset");

    void addTo(Found found) {
        if (purl.isEmpty()) {
            addUnknown(found);
            return;
        }
        Purls.parse(purl)
                .ifPresentOrElse(
                        parsed -> addTo(found, parsed),
                        () -> found.unclear(name, line, "its package URL cannot be understood"));
    }

    private void addUnknown(Found found) {
        if (!NO_PACKAGES.contains(type)) {
            found.unclear(name, line, "has no package URL, so nobody can tell which package it is");
        }
    }

    private void addTo(Found found, PackageURL parsed) {
        var written = parsed.getVersion() == null ? version : parsed.getVersion();
        var component = Purls.component(parsed, written, Found.place(line));
        component.ifPresent(found::add);
        if (component.isEmpty()) {
            found.unclear(name, line, reason(parsed, written));
        } else if (!namesSource(parsed)) {
            found.unclear(
                    name,
                    line,
                    "names no source package (upstream), and advisories name no others: it was only looked up by its own name");
        }
    }

    private static boolean namesSource(PackageURL parsed) {
        return !parsed.getType().equals(Ecosystem.DEBIAN.purlType())
                || Distro.of(parsed).namesSource();
    }

    private static String reason(PackageURL parsed, String version) {
        if (Ecosystem.ofPurlType(parsed.getType()).isEmpty()) {
            return "packages of the type " + parsed.getType() + " are not known here";
        }
        return version.isEmpty() ? "has no version" : "its name or its version is none of its ecosystem";
    }

    /** Whether such a statement about a bill of materials says that packages are missing in it, or may be. */
    static boolean admitsGaps(String aggregate) {
        return aggregate.startsWith("incomplete") || aggregate.equals("unknown");
    }

    static String fullName(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }
}
