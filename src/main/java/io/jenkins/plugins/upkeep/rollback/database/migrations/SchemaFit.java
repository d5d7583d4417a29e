package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * How the schema of the live database fits a version of the service.
 *
 * @param kind how
 * @param ahead the migrations that the database has and the version does not know, the oldest first as far as that is known
 * @param missing the migrations that the version has and the database has not
 * @param words the same for people, in one line
 */
public record SchemaFit(Kind kind, List<String> ahead, List<String> missing, String words) {
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
