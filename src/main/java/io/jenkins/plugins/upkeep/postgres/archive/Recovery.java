package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Settles archives that were cut off: asks the server which batches' rows are gone, forgets the others, and makes the archive whole.
 * Only while nobody else archives. For one thread.
 */
final class Recovery {
    private static final int WAITS = 60;
    private static final long WAIT_MILLIS = 500;

    private final ArchiveStorage storage;
    private final MaintenanceSession session;
    private final ReportBuilder report;

    Recovery(ArchiveStorage storage, MaintenanceSession session, ReportBuilder report) {
        this.storage = storage;
        this.session = session;
        this.report = report;
    }

    void run() throws UpkeepException, InterruptedException {
        for (var name : storage.store().names(storage.folder())) {
            if (SetId.isOne(name)) {
                settle(new ArchiveFiles(storage, new SetId(name)));
            }
        }
    }

    private void settle(ArchiveFiles files) throws UpkeepException, InterruptedException {
        if (files.names().contains(ArchiveFiles.MANIFEST)) {
            return;
        }
        var head = head(files);
        if (head.isPresent() && head.get().database().equals(session.address().toString())) {
            settle(files, head.get());
        }
    }

    private void settle(ArchiveFiles files, ArchiveHead head) throws UpkeepException, InterruptedException {
        var kept = new ArrayList<BatchNote>();
        for (var batch : files.batches()) {
            var state = state(batch);
            if (state == State.ABORTED) {
                files.discard(batch.number());
            } else if (state == State.UNDERWAY) {
                report.add(Finding.warning(
                        "archive " + files.id(),
                        "was cut off, and the server still works on its batch " + batch.number(),
                        "",
                        "wait until that session has ended, then run this again"));
                return;
            } else {
                kept.add(batch);
                warnOfDoubt(files, batch, state);
            }
        }
        files.discardAllBut(kept);
        files.end(new ArchiveManifest(head, kept));
    }

    /** An archive without a head was cut off before anything was in it. */
    private static Optional<ArchiveHead> head(ArchiveFiles files) throws UpkeepException {
        try {
            return Optional.of(files.head());
        } catch (MissingFileException e) {
            return Optional.empty();
        }
    }

    private void warnOfDoubt(ArchiveFiles files, BatchNote batch, State state) {
        if (state == State.FORGOTTEN) {
            report.add(Finding.warning(
                    "archive " + files.id(),
                    "was cut off so long ago that the server does not know any more whether the rows of batch "
                            + batch.number() + " left their table; they are kept in the archive",
                    "",
                    "compare " + batch.file().path() + " with the table before you restore this archive"));
        }
    }

    private enum State {
        COMMITTED,
        ABORTED,
        UNDERWAY,
        FORGOTTEN
    }

    /** The server notices the end of a client that was killed after a moment only. */
    private State state(BatchNote batch) throws UpkeepException, InterruptedException {
        var state = ask(batch);
        for (int i = 0; i < WAITS && state == State.UNDERWAY; i++) {
            TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
            state = ask(batch);
        }
        return state;
    }

    private State ask(BatchNote batch) throws UpkeepException {
        try {
            var word = Sql.query(
                            session.connection(),
                            "SELECT coalesce(pg_catalog.txid_status(?), '')",
                            row -> row.getString(1),
                            batch.transaction())
                    .get(0);
            return switch (word) {
                case "committed" -> State.COMMITTED;
                case "aborted" -> State.ABORTED;
                case "in progress" -> State.UNDERWAY;
                default -> State.FORGOTTEN;
            };
        } catch (SQLException e) {
            throw Database.failure(session.address(), e);
        }
    }
}
