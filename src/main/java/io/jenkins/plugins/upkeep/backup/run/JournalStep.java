package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.journal.JournalExport;
import io.jenkins.plugins.upkeep.backup.journal.JournalOutcome;
import io.jenkins.plugins.upkeep.backup.journal.JournalPlan;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;

/**
 * Streams the journal into a set.
 *
 * @param plan what is wanted of it
 * @param context the run
 * @param set where it goes
 */
record JournalStep(JournalPlan plan, TaskContext context, SetWriter set) {
    JournalOutcome run(Instant started) throws UpkeepException, InterruptedException {
        try (var stretch = context.progress().begin("journal", 0, Unit.BYTES)) {
            var outcome = new JournalExport(plan, started).run(set, stretch);
            outcome.evidence().ifPresent(this::log);
            return outcome;
        }
    }

    private void log(JournalEvidence seen) {
        context.log()
                .info("journal: " + Counted.of(seen.entries(), "entry", "entries") + " of "
                        + Counted.of(seen.units().size(), "unit") + ", " + new Bytes(seen.bytes()));
    }
}
