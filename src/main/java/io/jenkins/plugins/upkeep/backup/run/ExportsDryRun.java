package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.journal.JournalLook;
import io.jenkins.plugins.upkeep.backup.journal.JournalPlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformanceExport;
import io.jenkins.plugins.upkeep.backup.performance.PerformancePlan;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Says what would be exported, and looks whether it is to be had.
 *
 * @param plan what is wanted
 * @param context the run
 */
record ExportsDryRun(ExportPlan plan, TaskContext context) {
    void add(ReportBuilder report) throws InterruptedException {
        if (plan.journal().isPresent()) {
            var journal = plan.journal().get();
            attempt(report, "journal", () -> journal(journal, report));
        }
        if (plan.performance().isPresent()) {
            var performance = plan.performance().get();
            attempt(report, "performance data", () -> performance(performance, report));
        }
    }

    private List<String> journal(JournalPlan journal, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        var seen = new JournalLook(journal).look();
        var units = journal.units().isEmpty() ? "all units" : seen.units().size() + " units " + seen.units();
        var since = context.clock().instant().minus(journal.period()).truncatedTo(ChronoUnit.SECONDS);
        say(report, "journal", "would export the messages of " + units + " since " + since);
        return seen.problems();
    }

    private List<String> performance(PerformancePlan performance, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        say(report, "performance data", "would export " + performance);
        return new PerformanceExport(performance, context.clock().instant()).tried();
    }

    /** What cannot be looked at now would make the set incomplete. */
    private static void attempt(ReportBuilder report, String subject, Stoppable.Work<List<String>> look)
            throws InterruptedException {
        try {
            Stoppable.run(look).forEach(line -> report.add(unknown(subject, line)));
        } catch (UpkeepException e) {
            report.add(unknown(subject, e.getMessage()));
        }
    }

    private static Finding unknown(String subject, String line) {
        return Finding.unknown(subject, line, "mend this before the backup, or the set will be incomplete");
    }

    private void say(ReportBuilder report, String subject, String text) {
        context.log().info(subject + ": " + text);
        report.add(Finding.info(subject, text));
    }
}
