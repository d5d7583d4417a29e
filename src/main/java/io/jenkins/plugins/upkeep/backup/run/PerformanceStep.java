package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.performance.PerformanceExport;
import io.jenkins.plugins.upkeep.backup.performance.PerformanceOutcome;
import io.jenkins.plugins.upkeep.backup.performance.PerformancePlan;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;

/**
 * Streams the performance data into a set.
 *
 * @param plan what is wanted of it
 * @param context the run
 * @param set where it goes
 */
record PerformanceStep(PerformancePlan plan, TaskContext context, SetWriter set) {
    PerformanceOutcome run(Instant started) throws UpkeepException, InterruptedException {
        try (var stretch = context.progress().begin("performance data", 0, Unit.BYTES)) {
            var outcome = new PerformanceExport(plan, started).run(set, stretch);
            var seen = outcome.evidence();
            context.log()
                    .info("performance data: " + Counted.of(seen.totalRows(), "row") + " in "
                            + Counted.of(seen.files().size(), "file"));
            return outcome;
        }
    }
}
