package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.prometheus.PrometheusSource;
import io.jenkins.plugins.upkeep.system.prometheus.QueryFailedException;
import io.jenkins.plugins.upkeep.system.prometheus.TimeSlices;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports the performance data of a service into a set: what Prometheus saw over a period, and what PostgreSQL has counted
 * until now. Used once, by one thread.
 *
 * @param plan what is wanted
 * @param until the end of the period: when the backup began
 */
public record PerformanceExport(PerformancePlan plan, Instant until) {
    /**
     * Exports.
     *
     * @param set where to
     * @param progress is told of each row
     * @throws UpkeepException when the store does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    public PerformanceOutcome run(SetWriter set, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        var gathered = new Gathered();
        var period = TimeSlices.before(until, plan.period(), plan.step());
        if (plan.prometheus().isPresent()) {
            ask(plan.prometheus().get(), period, set, progress, gathered);
        }
        var statistics = plan.database().isPresent()
                ? new StatisticsExport(plan.database().get(), gathered).run(set, progress)
                : Optional.<Instant>empty();
        var evidence = new PerformanceEvidence(
                period.from(), period.until(), plan.step().toSeconds(), statistics, gathered.files());
        return new PerformanceOutcome(evidence, gathered.problems(), gathered.findings());
    }

    private void ask(WebAddress address, TimeSlices period, SetWriter set, Progress.Stretch progress, Gathered gathered)
            throws UpkeepException, InterruptedException {
        new PrometheusExport(plan, address, gathered).run(set, period, progress);
        if (gathered.problems().isEmpty()) {
            PrometheusExport.ofNothing(plan, gathered.files()).forEach(gathered::finding);
        }
    }

    /**
     * Asks Prometheus each query for one point, and stores nothing.
     *
     * @return why it would not answer, one line each
     * @throws UpkeepException when nobody answers
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> tried() throws UpkeepException, InterruptedException {
        var problems = new ArrayList<String>();
        if (plan.prometheus().isPresent()) {
            var source = new PrometheusSource(plan.prometheus().get());
            var now = TimeSlices.before(until, plan.step(), plan.step());
            for (var query : plan.queries()) {
                try {
                    source.ask(query.query(), now, (time, labels, value) -> {});
                } catch (QueryFailedException e) {
                    problems.add("query " + query.name() + " of Prometheus at " + e.getMessage());
                }
            }
        }
        return problems;
    }
}
