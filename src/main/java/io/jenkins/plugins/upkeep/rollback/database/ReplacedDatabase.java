package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * A database that a rollback left beside the live one.
 *
 * @param name its name
 * @param number its number on the server
 * @param rollback the id of the rollback
 * @param kind why it is there
 * @param live the name of the live database that it was made for, or that it had
 * @param at when it got there
 * @param size how large it is; empty where the server does not show that to us
 */
public record ReplacedDatabase(
        String name, long number, String rollback, Kind kind, String live, Instant at, Optional<Bytes> size) {
    /** Why a database is there. */
    public enum Kind {
        /** A restore into it did not end. */
        FILLING,
        /** A set was restored into it and compared. */
        VERIFIED,
        /** It was live, until a restored one took its place. */
        REPLACED,
        /** It was live for a while, until the original one was put back. */
        PUT_BACK
    }
}
