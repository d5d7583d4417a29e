package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Streams into a set what is exported from elsewhere. What is not to be had makes its part incomplete, and stops nothing.
 *
 * @param plan what is wanted
 * @param context the run
 * @param set where it goes
 */
record ExportsStep(ExportPlan plan, TaskContext context, SetWriter set) {
    ExportsOutcome run(Instant started) throws UpkeepException, InterruptedException {
        var problems = new ArrayList<String>();
        var findings = new ArrayList<Finding>();
        var journal = Optional.<JournalEvidence>empty();
        if (plan.journal().isPresent()) {
            var outcome = new JournalStep(plan.journal().get(), context, set).run(started);
            journal = outcome.evidence();
            outcome.problems().forEach(line -> problems.add("journal: " + line));
            findings.addAll(outcome.findings());
        }
        var performance = Optional.<PerformanceEvidence>empty();
        if (plan.performance().isPresent()) {
            var outcome = new PerformanceStep(plan.performance().get(), context, set).run(started);
            performance = Optional.of(outcome.evidence());
            outcome.problems().forEach(line -> problems.add("performance data: " + line));
            findings.addAll(outcome.findings());
        }
        return new ExportsOutcome(journal, performance, problems, findings);
    }
}
