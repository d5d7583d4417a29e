package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;

/**
 * Drops what a rollback has made, and nothing else.
 *
 * @param session a session on the server
 * @param facts what the journal holds
 */
record OwnDatabases(ServerSession session, RestoreFacts facts) {
    /**
     * Drops the restored database, if it is there.
     *
     * @throws UpkeepException when what is there under its name is not ours
     */
    void dropRestored() throws SQLException, UpkeepException {
        var found = DatabaseRow.named(DatabaseRow.all(session.connection()), facts.restored());
        if (found.isEmpty()) {
            return;
        }
        var row = found.get();
        if (row.number() == facts.origin() || row.name().equals(facts.live()) || !isOurs(row)) {
            throw new UpkeepException("database " + Visible.of(row.name()) + ": was not made by rollback "
                    + facts.rollback() + " and is not dropped; see whose it is");
        }
        // What a killed run has started may still be connected.
        session.run("DROP DATABASE " + session.name(row.name()) + " WITH (FORCE)");
    }

    /** Its name has the rollback's id in it. Without any comment, the run was killed before it could mark it. */
    private boolean isOurs(DatabaseRow row) {
        return row.markOf(facts.rollback()).isPresent() || row.comment().isEmpty();
    }
}
