package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.postgres.session.ProgressWatch;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Vacuums and analyzes the tables that need it, and says which could not be, and why. */
public final class Vacuuming {
    private final Worksite site;

    /**
     * @param site what to work with
     */
    public Vacuuming(Worksite site) {
        this.site = site;
    }

    /**
     * Does it, or in a dry run says what would be done.
     *
     * @return what became of it
     * @throws UpkeepException when the server is not there, or the connection is lost; what was done is in the report then
     * @throws InterruptedException when this thread was told to stop
     */
    public VacuumFacts run() throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var plan = plan();
        if (site.context().dryRun()) {
            plan.needs()
                    .forEach(need -> site.announce(need.statement(plan.workers(need, site.parallel())), need.reason()));
            new VacuumRecord(plan, List.of(), Map.of(), "").planned(site.report());
            return VacuumFacts.planned(plan);
        }
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        try {
            work(plan, outcomes);
            return record(plan, List.copyOf(outcomes), watch.elapsed());
        } catch (UpkeepException e) {
            new VacuumRecord(plan, List.copyOf(outcomes), Map.of(), "").fill(site.report());
            throw e;
        }
    }

    private VacuumPlan plan() throws UpkeepException {
        try (var session = site.open()) {
            return VacuumPlan.of(session.connection());
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    private void work(VacuumPlan plan, ConcurrentLinkedQueue<Outcome> outcomes)
            throws UpkeepException, InterruptedException {
        if (plan.needs().isEmpty()) {
            return;
        }
        try (var stretch = site.context().progress().begin("vacuum and analyze", plan.bytes(), Unit.BYTES);
                var watch = ProgressWatch.of(site.address())) {
            Workers.run(
                    "vacuum",
                    site.parallel(),
                    plan.needs(),
                    () -> new VacuumWorker(site, plan, stretch, watch, outcomes::add));
        }
    }

    private VacuumFacts record(VacuumPlan plan, List<Outcome> outcomes, Duration took) throws UpkeepException {
        try (var session = site.open()) {
            var after = TableStates.of(session.connection()).stream()
                    .collect(Collectors.toMap(TableState::oid, Function.identity()));
            var kept = new VacuumRecord(plan, outcomes, after, XminHolders.of(session.connection()));
            kept.fill(site.report());
            return kept.facts(took);
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }
}
