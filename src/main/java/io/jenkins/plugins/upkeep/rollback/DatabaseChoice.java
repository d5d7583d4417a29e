package io.jenkins.plugins.upkeep.rollback;

/** What a rollback does with the database. */
public enum DatabaseChoice {
    /** It stays as it is. */
    KEEP,
    /** A backup that fits the version takes its place. */
    RESTORE
}
