package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.postgres.session.Attempts;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Has the old rows of one part of a table after the other leave, batch by batch, over a connection of its own. */
final class ArchiveWorker implements Worker<Stretch> {
    /** A lock was not to be had, a deadlock, a conflict, a row that somebody came to refer to meanwhile. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "23503");

    private static final String CANCELLED = "57014";
    private static final int MOST_ATTEMPTS = 5;

    private final Worksite site;
    private final ArchiveRun run;
    private final MaintenanceSession session;
    private final Throttle throttle;
    private Duration locked = Duration.ZERO;

    ArchiveWorker(Worksite site, ArchiveRun run) throws UpkeepException {
        this.site = site;
        this.run = run;
        this.session = site.open();
        this.throttle = new Throttle(session);
    }

    @Override
    public void work(Stretch stretch) throws UpkeepException, InterruptedException {
        var after = stretch.before();
        int failed = 0;
        while (!after.isEmpty() && !isOver()) {
            try {
                after = batch(after, stretch.end());
                failed = 0;
                throttle.rest(locked);
            } catch (SQLException e) {
                failed++;
                endure(e, failed);
            }
        }
        run.progress().advance(stretch.pages());
    }

    private boolean isOver() {
        if (site.window().isOver()) {
            run.cutShort();
            return true;
        }
        return false;
    }

    /** Whether it goes on after a failure; each failed batch is undone by now. */
    private void endure(SQLException problem, int failed) throws UpkeepException, InterruptedException {
        var state = problem.getSQLState() == null ? "" : problem.getSQLState();
        if (state.equals(CANCELLED) && site.window().isOver()) {
            return;
        }
        if (Attempts.isLost(state) || !PASSING.contains(state) || failed >= MOST_ATTEMPTS) {
            throw Database.failure(site.address(), problem);
        }
        TimeUnit.MILLISECONDS.sleep(100L << failed);
    }

    /**
     * Has one batch leave.
     *
     * @return where the next begins; empty when nothing is left
     */
    private String batch(String after, long end) throws SQLException, UpkeepException, InterruptedException {
        session.requireOwnSession();
        var number = run.nextNumber();
        boolean kept = false;
        boolean doubtful = false;
        try (var transaction = new BatchTransaction(session, run.target())) {
            var batch = new Batch(transaction, run.target(), run.files(), number);
            var file = batch.store(after, end, run.most());
            if (batch.rows() == 0) {
                return "";
            }
            run.requireLock();
            doubtful = true;
            var note = delete(batch, file);
            doubtful = false;
            kept = note.left() > 0;
            run.take(note);
            return batch.last();
        } catch (SQLException e) {
            doubtful &= Attempts.isLost(e.getSQLState() == null ? "" : e.getSQLState());
            throw e;
        } finally {
            end(number, kept, doubtful);
        }
    }

    private BatchNote delete(Batch batch, SetFile file) throws SQLException, UpkeepException {
        var took = Stopwatch.started();
        var note = batch.delete(file);
        locked = took.elapsed();
        return note;
    }

    /** Whether the rows left may be unknown: when the connection was lost, they may have. Then the next run asks the server. */
    private void end(int number, boolean kept, boolean doubtful) throws UpkeepException {
        if (doubtful) {
            run.leaveOpen();
        } else if (!kept) {
            run.files().discard(number);
        }
    }

    @Override
    public void abort() {
        session.abort();
    }

    @Override
    public void close() {
        session.close();
    }
}
