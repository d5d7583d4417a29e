package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.rollback.saga.Standing;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;
import java.util.Map;

/**
 * Where a rollback runs.
 *
 * @param context the run
 * @param report what it says
 * @param journal what was done
 */
record Scene(TaskContext context, ReportBuilder report, Journal journal) {
    void add(Finding finding) {
        context.log().info(finding.subject() + ": " + finding.seen());
        report.add(finding);
    }

    void add(Measurement measurement) {
        report.add(measurement);
    }

    /** What is known of a step that was begun. */
    Map<String, String> facts(String step) {
        return new Standing(journal.entries()).facts(step);
    }

    void phases(List<Phases.Phase> phases) {
        phases.forEach(phase -> context.log().detail(phase.name() + ": " + Units.format(phase.duration())));
    }
}
