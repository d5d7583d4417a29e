package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.traffic.count.PerformanceCounter;
import io.jenkins.plugins.upkeep.traffic.files.LogFiles;
import io.jenkins.plugins.upkeep.traffic.files.LogReader;
import io.jenkins.plugins.upkeep.traffic.files.Period;
import io.jenkins.plugins.upkeep.traffic.performance.Comparison;
import io.jenkins.plugins.upkeep.traffic.performance.Judgement;
import io.jenkins.plugins.upkeep.traffic.performance.Limits;
import io.jenkins.plugins.upkeep.traffic.performance.PerformanceMeasurements;
import io.jenkins.plugins.upkeep.traffic.performance.PerformanceSection;
import io.jenkins.plugins.upkeep.traffic.performance.PerformanceVerdict;
import io.jenkins.plugins.upkeep.traffic.performance.PerformanceViews;

/**
 * Reads access logs once and says how many requests there were, how long they took and how many failed, by hour and by route;
 * with an advice where a limit is passed. It changes nothing.
 *
 * @param logs the logs
 */
public record ApiPerformance(AccessLogs logs) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        var found = logs.find(started, context.log());
        if (context.dryRun()) {
            return report.build(started, watch.elapsed(), logs.plan(found));
        }
        var words = new LogFindings(logs, report);
        words.on(found);
        if (found.files().isEmpty() && !report.findings().isEmpty()) {
            return report.build(started, watch.elapsed(), PerformanceVerdict.on(report.findings()));
        }
        var verdict = count(context, found, words, report, logs.period(started));
        return report.build(started, watch.elapsed(), verdict);
    }

    private String count(TaskContext context, LogFiles found, LogFindings words, ReportBuilder report, Period period)
            throws UpkeepException, InterruptedException {
        var result = new LogReader(logs.format(), period, context.progress())
                .read(found, () -> new PerformanceCounter(period));
        words.on(result.reading());
        var performance = PerformanceCounter.merge(period, result.counters());
        if (performance.totals().requests() == 0) {
            return PerformanceVerdict.on(report.findings());
        }
        var limits = Limits.of(logs.config().maxAverage(), logs.config().maxErrorRate());
        new Judgement(performance, limits, logs.format()).findings().forEach(report::add);
        PerformanceMeasurements.of(performance, limits).forEach(report::add);
        var comparison = Comparison.of(performance, context.history());
        comparison.findings().forEach(report::add);
        PerformanceViews.of(performance).forEach(report::add);
        comparison.view().ifPresent(report::add);
        report.section(PerformanceSection.of(performance, result.reading()));
        return PerformanceVerdict.on(performance, limits, report.findings());
    }
}
