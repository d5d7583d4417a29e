package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.session.Attempts;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.ProgressWatch;
import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import io.jenkins.plugins.upkeep.postgres.session.TableBar;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Builds the indexes of one table after the other anew, over a connection of its own. */
final class ReindexWorker implements Worker<List<IndexNeed>> {
    private final Worksite site;
    private final boolean concurrently;
    private final Leftovers leftovers;
    private final MaintenanceSession session;
    private final Progress.Stretch stretch;
    private final ProgressWatch watch;
    private final Consumer<IndexOutcome> outcomes;

    ReindexWorker(
            Worksite site,
            boolean concurrently,
            Leftovers leftovers,
            Progress.Stretch stretch,
            ProgressWatch watch,
            Consumer<IndexOutcome> outcomes)
            throws UpkeepException {
        this.site = site;
        this.concurrently = concurrently;
        this.leftovers = leftovers;
        this.session = site.open();
        this.stretch = stretch;
        this.watch = watch;
        this.outcomes = outcomes;
    }

    @Override
    public void work(List<IndexNeed> table) throws UpkeepException, InterruptedException {
        for (var need : table) {
            outcomes.accept(site.window().isOver() ? tooLate(need) : rebuilt(need));
        }
    }

    private IndexOutcome tooLate(IndexNeed need) {
        var late = new StatementResult(StatementResult.Kind.OUT_OF_TIME, "");
        return new IndexOutcome(need, need.statement(concurrently), late, Duration.ZERO);
    }

    private IndexOutcome rebuilt(IndexNeed need) throws UpkeepException, InterruptedException {
        var statement = need.statement(concurrently);
        var index = need.index();
        site.announce(statement, need.reason());
        var took = Stopwatch.started();
        if (concurrently) {
            leftovers.expect(session, index);
        }
        watch.begin(index.tableOid(), new TableBar(stretch, index.bytes()));
        try {
            var result = new Attempts(session).run(statement, index.tableOid(), this::clear);
            if (concurrently && result.isDone()) {
                leftovers.forget(index);
            } else {
                clear();
            }
            return new IndexOutcome(need, statement, result, took.elapsed());
        } finally {
            watch.end(index.tableOid());
        }
    }

    /** Each attempt leaves an index of its own behind, which writers pay for. */
    private void clear() throws UpkeepException, InterruptedException {
        if (concurrently && !site.window().isOver()) {
            leftovers.drop(session);
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
