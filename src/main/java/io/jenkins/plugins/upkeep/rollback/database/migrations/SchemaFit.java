package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;

/**
 * How the schema of the live database fits a version of the service.
 *
 * @param kind how
 * @param ahead the migrations that the database has and the version does not know, the oldest first as far as that is known
 * @param missing the migrations that the version has and would run
 * @param words the same for people, in one line
 */
public record SchemaFit(Kind kind, List<String> ahead, List<String> missing, String words) {
    private static final int MOST_NAMED = 8;

    public SchemaFit {
        ahead = List.copyOf(ahead);
        missing = List.copyOf(missing);
    }

    /** How a schema fits. */
    public enum Kind {
        /** Database and version have the same migrations. */
        EQUAL,
        /** The database has migrations that the version does not know: older code may refuse or damage it. */
        DATABASE_AHEAD,
        /** The version has migrations that the database has not, and would run them when it starts. */
        VERSION_AHEAD,
        /** It cannot be told. */
        UNKNOWN
    }

    /** It cannot be told, and why. */
    static SchemaFit unknown(String reason) {
        return new SchemaFit(Kind.UNKNOWN, List.of(), List.of(), "it cannot be told how the schema fits: " + reason);
    }

    /**
     * What two lists mean.
     *
     * @param ahead what only the database has
     * @param missing what only the version has
     * @param note what else somebody should know; empty for nothing
     */
    static SchemaFit of(List<String> ahead, List<String> missing, String note) {
        var more = note.isEmpty() ? "" : "; " + note;
        if (!ahead.isEmpty()) {
            var words = "the database is ahead by " + ahead.size() + " migrations that the version does not know: "
                    + named(ahead) + (missing.isEmpty() ? "" : "; the version would also run " + named(missing));
            return new SchemaFit(Kind.DATABASE_AHEAD, ahead, missing, words + more);
        }
        if (!missing.isEmpty()) {
            var words = "the version would run " + missing.size() + " migrations when it starts: " + named(missing);
            return new SchemaFit(Kind.VERSION_AHEAD, ahead, missing, words + more);
        }
        return new SchemaFit(Kind.EQUAL, ahead, missing, "database and version have the same migrations" + more);
    }

    private static String named(List<String> migrations) {
        var some = Visible.of(String.join(", ", migrations.subList(0, Math.min(MOST_NAMED, migrations.size()))));
        return migrations.size() > MOST_NAMED ? some + " and " + (migrations.size() - MOST_NAMED) + " more" : some;
    }

    /**
     * Demands that the version may run on the database.
     *
     * @param acceptNewerSchema whether somebody has said that it may, even where the database is ahead or nobody can tell
     * @throws UpkeepException when it may not
     */
    public void require(boolean acceptNewerSchema) throws UpkeepException {
        if (!acceptNewerSchema && (kind == Kind.DATABASE_AHEAD || kind == Kind.UNKNOWN)) {
            throw new UpkeepException(
                    "migrations: " + words + "; undo these migrations first, restore a set by database:"
                            + " restore, or accept it by acceptNewerSchema; nothing was touched");
        }
    }
}
