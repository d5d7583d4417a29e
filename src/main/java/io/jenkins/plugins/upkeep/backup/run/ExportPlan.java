package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.journal.JournalPlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformancePlan;
import java.util.Optional;

/**
 * What a set holds that is exported from elsewhere.
 *
 * @param journal the journal, when it is to be in the set
 * @param performance the performance data, when it is to be in the set
 */
public record ExportPlan(Optional<JournalPlan> journal, Optional<PerformancePlan> performance) {
    /** Neither of them. */
    public static final ExportPlan NONE = new ExportPlan(Optional.empty(), Optional.empty());
}
