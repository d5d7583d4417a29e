package io.jenkins.plugins.upkeep.rollback.database;

/**
 * Which database bears the live name, by the numbers that databases keep.
 *
 * @param kind which one
 * @param words the same for people, with the names that the databases have
 * @param open whether everybody may connect to the database of the live name
 */
public record DatabaseState(Kind kind, String words, boolean open) {
    /** Which database bears the live name. */
    public enum Kind {
        /** The one that was live from the beginning. */
        ORIGIN,
        /** The restored one; the one that was live stands under the name for replaced ones. */
        TARGET,
        /** Neither, or one of both is missing or has a name that we did not give it. */
        IN_BETWEEN
    }
}
