package io.jenkins.plugins.upkeep.backup.restore;

/** Which half of a database is restored. */
public enum Only {
    /** Both: definitions and rows. */
    ALL,
    /** The definitions alone; all tables stay empty. */
    SCHEMA,
    /** The rows alone, into tables that exist and are empty. */
    DATA
}
