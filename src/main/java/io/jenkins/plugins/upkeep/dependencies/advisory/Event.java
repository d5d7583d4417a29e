package io.jenkins.plugins.upkeep.dependencies.advisory;

/**
 * A version at which a weakness comes or goes.
 *
 * @param kind what happens
 * @param version where
 */
public record Event(Kind kind, String version) {
    /** Before all versions. */
    static final String BEGINNING = "0";

    /** What happens at a version. */
    public enum Kind {
        /** This version is the first that is affected. */
        INTRODUCED,
        /** This version is the first that is no longer affected. */
        FIXED,
        /** This version is the last that is affected. */
        LAST_AFFECTED,
        /** The range says nothing of this version and what comes after it. */
        LIMIT
    }

    boolean isBeginning() {
        return version.equals(BEGINNING);
    }
}
