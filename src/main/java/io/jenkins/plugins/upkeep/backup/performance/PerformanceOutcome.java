package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/**
 * What became of the performance data.
 *
 * @param evidence what was exported
 * @param problems why it is not complete, one line each
 * @param findings what was seen on the way and does no harm to the set
 */
public record PerformanceOutcome(PerformanceEvidence evidence, List<String> problems, List<Finding> findings) {
    public PerformanceOutcome {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
