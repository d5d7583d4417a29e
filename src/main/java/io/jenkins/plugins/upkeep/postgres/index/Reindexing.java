package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.notes.Notes;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.ProgressWatch;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Builds indexes anew, and gives advice on those that should not be there. */
public final class Reindexing {
    private static final int FIRST_BROKEN = 140_000;
    private static final int FIRST_MENDED = 140_004;

    private final Worksite site;
    private final IndexRules rules;
    private final Leftovers leftovers;

    /**
     * @param site what to work with
     * @param rules which indexes are built anew, and how
     * @param notes what is remembered from run to run
     */
    public Reindexing(Worksite site, IndexRules rules, Notes notes) {
        this.site = site;
        this.rules = rules;
        this.leftovers = new Leftovers(site, notes);
    }

    /**
     * Does it, or in a dry run says what would be done.
     *
     * @return what became of it
     * @throws UpkeepException when the server is not there, or the connection is lost; what was done is in the report then
     * @throws InterruptedException when this thread was told to stop
     */
    public IndexFacts run() throws UpkeepException, InterruptedException {
        var plan = plan();
        plan.problems().forEach(site.report()::add);
        var outcomes = new ConcurrentLinkedQueue<IndexOutcome>();
        try {
            if (site.context().dryRun()) {
                plan.needs().forEach(need -> site.announce(need.statement(rules.concurrently()), need.reason()));
            } else {
                work(plan, outcomes);
            }
            return record(plan, List.copyOf(outcomes));
        } catch (UpkeepException e) {
            new IndexRecord(plan, List.copyOf(outcomes), List.of()).fill(site.report(), false);
            throw e;
        }
    }

    private IndexPlan plan() throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            leftovers.drop(session);
            if (rules.concurrently() && isBroken(session)) {
                site.report()
                        .add(Finding.critical(
                                "indexes",
                                "were not built anew: this version's REINDEX CONCURRENTLY can leave entries out of an index",
                                "14.4 or later",
                                "update the server to the last release of version 14"));
                return new IndexPlan(List.of(), List.of());
            }
            return IndexPlan.of(IndexStates.of(session.connection()), rules);
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    /** The release notes of 14.4: CREATE INDEX CONCURRENTLY and REINDEX CONCURRENTLY could corrupt indexes since 14.0. */
    private static boolean isBroken(MaintenanceSession session) throws SQLException {
        var version = Sql.query(
                        session.connection(),
                        "SELECT pg_catalog.current_setting('server_version_num')::int",
                        row -> row.getInt(1))
                .get(0);
        return version >= FIRST_BROKEN && version < FIRST_MENDED;
    }

    private void work(IndexPlan plan, ConcurrentLinkedQueue<IndexOutcome> outcomes)
            throws UpkeepException, InterruptedException {
        if (plan.needs().isEmpty()) {
            return;
        }
        try (var stretch = site.context().progress().begin("build indexes anew", plan.bytes(), Unit.BYTES);
                var watch = ProgressWatch.of(site.address())) {
            Workers.run(
                    "reindex",
                    site.parallel(),
                    plan.byTable(),
                    () -> new ReindexWorker(site, rules.concurrently(), leftovers, stretch, watch, outcomes::add));
        }
    }

    private IndexFacts record(IndexPlan plan, List<IndexOutcome> outcomes)
            throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            if (!site.context().dryRun()) {
                leftovers.drop(session);
            }
            var now = IndexStates.of(session.connection());
            var kept = new IndexRecord(plan, outcomes, now);
            kept.fill(site.report(), site.context().dryRun());
            IndexAdvice.on(session.connection(), now).forEach(site.report()::add);
            return kept.facts();
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }
}
