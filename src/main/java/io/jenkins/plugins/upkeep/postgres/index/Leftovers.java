package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.notes.Notes;
import io.jenkins.plugins.upkeep.postgres.notes.Notes.Note;
import io.jenkins.plugins.upkeep.postgres.session.Attempts;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Drops the invalid indexes that an interrupted REINDEX CONCURRENTLY of ours left behind. Others' are never touched: a note that
 * is kept before each build tells them apart. One that cannot be dropped now is one of the invalid indexes in the report, and the
 * next run tries again. One that is still being built is waited for, since the server goes on for a moment
 * after we are gone. For one thread.
 */
final class Leftovers {
    private static final int WAITS = 40;
    private static final long WAIT_MILLIS = 500;

    private final Worksite site;
    private final Notes notes;

    Leftovers(Worksite site, Notes notes) {
        this.site = site;
        this.notes = notes;
    }

    /** Keeps a note that an index is about to be built anew. */
    void expect(MaintenanceSession session, IndexState index) throws UpkeepException {
        var others = states(session).stream()
                .filter(other ->
                        other.tableOid() == index.tableOid() && !other.traits().valid())
                .map(IndexState::oid)
                .toList();
        notes.remove(name(index));
        notes.put(name(index), new IndexNote(database(), index.tableOid(), index.plainName(), others));
    }

    private static String name(IndexState index) {
        return "index-" + index.oid();
    }

    private String database() {
        return site.address().toString();
    }

    /** Forgets the note of a build that ended well. */
    void forget(IndexState index) throws UpkeepException {
        notes.remove(name(index));
    }

    /**
     * Drops what is left of builds that a note tells of.
     *
     * @return how many indexes were dropped
     */
    int drop(MaintenanceSession session) throws UpkeepException, InterruptedException {
        int dropped = 0;
        for (var note : notes.all(IndexNote.class)) {
            if (note.content().database().equals(database())) {
                dropped += drop(session, note);
            }
        }
        return dropped;
    }

    private int drop(MaintenanceSession session, Note<IndexNote> note) throws UpkeepException, InterruptedException {
        int dropped = 0;
        for (var index : settled(session, note.content())) {
            if (!drop(session, index)) {
                return dropped;
            }
            dropped++;
        }
        notes.remove(note.name());
        return dropped;
    }

    private List<IndexState> settled(MaintenanceSession session, IndexNote note)
            throws UpkeepException, InterruptedException {
        var left = explained(session, note);
        for (int i = 0;
                i < WAITS && left.stream().anyMatch(index -> index.traits().building());
                i++) {
            TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
            left = explained(session, note);
        }
        return left;
    }

    private List<IndexState> explained(MaintenanceSession session, IndexNote note) throws UpkeepException {
        return states(session).stream().filter(note::explains).toList();
    }

    private boolean drop(MaintenanceSession session, IndexState index) throws UpkeepException, InterruptedException {
        var statement = "DROP INDEX CONCURRENTLY " + index.name();
        site.announce(statement, "left behind by an earlier run that was cut off");
        if (site.context().dryRun()) {
            return false;
        }
        var result = new Attempts(session).once(statement, index.tableOid());
        return result.isDone();
    }

    private List<IndexState> states(MaintenanceSession session) throws UpkeepException {
        try {
            return IndexStates.of(session.connection());
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }
}
