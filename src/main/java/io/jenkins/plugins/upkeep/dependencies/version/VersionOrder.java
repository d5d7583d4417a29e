package io.jenkins.plugins.upkeep.dependencies.version;

/** How the versions of one ecosystem are written and ordered. Safe for use by several threads. */
public interface VersionOrder {
    /**
     * @param version any text
     * @return whether it is a version here
     */
    boolean understands(String version);

    /**
     * @param one a version
     * @param other a version
     * @return negative, zero or positive, as the first is older than, equal to or newer than the second
     * @throws IllegalArgumentException when one of them is no version here
     */
    int compare(String one, String other);

    /**
     * @param version a version
     * @return whether it is made for trying out: an alpha, a beta, a release candidate, a snapshot
     * @throws IllegalArgumentException when it is no version here
     */
    boolean isPrerelease(String version);
}
