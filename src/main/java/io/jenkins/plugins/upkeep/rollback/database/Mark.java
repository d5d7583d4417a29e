package io.jenkins.plugins.upkeep.rollback.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase.Kind;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * The comment by which a database is known as one of ours. It has no character beyond ASCII, so that it is the same text in
 * every database of the server.
 *
 * @param rollback the id of the rollback that made or replaced the database
 * @param kind why it is there
 * @param live the live database's name
 * @param at since when
 * @param set the set that was restored into it; empty for a database that was live from the beginning
 * @param comment the comment that a replaced database had, and gets back with its name
 */
record Mark(String rollback, Kind kind, String live, Instant at, Optional<String> set, Optional<String> comment) {
    private static final String BEGIN = "upkeep rollback: ";

    /** The comment. */
    String text() {
        try {
            var writer = Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
            return BEGIN + writer.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mark cannot be written: " + e.getMessage(), e);
        }
    }

    /** Reads a comment; empty for one that is not ours. */
    static Optional<Mark> of(Optional<String> comment) {
        var ours = comment.filter(text -> text.startsWith(BEGIN));
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        try {
            var mark = Json.mapper().readValue(ours.get().substring(BEGIN.length()), Mark.class);
            return Optional.of(mark).filter(Mark::isWhole);
        } catch (JsonProcessingException e) {
            // Whoever changed it has made the database his own.
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return rollback != null && kind != null && live != null && at != null && set != null && comment != null;
    }

    /** The same mark for another reason, from now on. */
    Mark as(Kind other, Instant now) {
        return new Mark(rollback, other, live, now, set, comment);
    }
}
