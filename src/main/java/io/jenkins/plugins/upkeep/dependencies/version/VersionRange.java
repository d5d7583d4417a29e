package io.jenkins.plugins.upkeep.dependencies.version;

/** A set of versions, as one package asks for another one. Immutable. */
public interface VersionRange {
    /**
     * @param version any text
     * @return whether it is a version and within the range
     */
    boolean contains(String version);
}
