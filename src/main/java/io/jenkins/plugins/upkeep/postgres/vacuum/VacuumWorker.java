package io.jenkins.plugins.upkeep.postgres.vacuum;

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
import java.util.function.Consumer;

/** Vacuums and analyzes one table at a time over a connection of its own. */
final class VacuumWorker implements Worker<Need> {
    private final Worksite site;
    private final VacuumPlan plan;
    private final MaintenanceSession session;
    private final Progress.Stretch stretch;
    private final ProgressWatch watch;
    private final Consumer<Outcome> outcomes;

    VacuumWorker(
            Worksite site, VacuumPlan plan, Progress.Stretch stretch, ProgressWatch watch, Consumer<Outcome> outcomes)
            throws UpkeepException {
        this.site = site;
        this.plan = plan;
        this.session = site.open();
        this.stretch = stretch;
        this.watch = watch;
        this.outcomes = outcomes;
    }

    @Override
    public void work(Need need) throws UpkeepException, InterruptedException {
        var statement = need.statement(plan.workers(need, site.parallel()));
        if (site.window().isOver()) {
            outcomes.accept(new Outcome(
                    need, statement, new StatementResult(StatementResult.Kind.OUT_OF_TIME, ""), Duration.ZERO));
            return;
        }
        site.announce(statement, need.reason());
        var took = Stopwatch.started();
        watch.begin(need.table().oid(), new TableBar(stretch, need.table().bytes()));
        try {
            var result = new Attempts(session).run(statement, need.table().oid());
            outcomes.accept(new Outcome(need, statement, result, took.elapsed()));
        } finally {
            watch.end(need.table().oid());
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
