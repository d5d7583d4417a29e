package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.OptionalInt;

/**
 * A package in one exact version.
 *
 * @param ecosystem where it comes from
 * @param namespace Maven's group, npm's scope with its {@code @}, Debian's distribution ({@code debian}); else empty
 * @param name its name, as its ecosystem normalises names: {@code typing-extensions}; of Debian's it is that of the source package
 * @param version its version, as it is written there
 * @param release the release of the distribution that it is from, as {@code 12} of Debian; empty where packages have none, and where
 *     it is not known
 * @param line the line that names it, counted from one; empty where that is not known
 */
public record Component(
        Ecosystem ecosystem, String namespace, String name, String version, String release, OptionalInt line) {
    /** A package without a release. */
    public Component(Ecosystem ecosystem, String namespace, String name, String version, OptionalInt line) {
        this(ecosystem, namespace, name, version, "", line);
    }

    /**
     * @return the same package of a release
     */
    public Component of(String itsRelease) {
        return new Component(ecosystem, namespace, name, version, itsRelease, line);
    }

    /**
     * @return the name with its namespace, as OSV has it: {@code org.postgresql:postgresql}, {@code @babel/core}
     */
    public String fullName() {
        if (namespace.isEmpty() || ecosystem == Ecosystem.DEBIAN) {
            return name;
        }
        return namespace + (ecosystem == Ecosystem.MAVEN ? ":" : "/") + name;
    }
}
