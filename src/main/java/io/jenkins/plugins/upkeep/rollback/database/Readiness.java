package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the database can be exchanged, found out before anything is touched.
 *
 * @param findings CRITICAL for what stands in the way, WARNING and INFO for what somebody should know, UNKNOWN for what could
 *     not be looked at
 */
public record Readiness(List<Finding> findings) {
    public Readiness {
        findings = List.copyOf(findings);
    }

    /**
     * @return what stands in the way
     */
    public List<Finding> refusals() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .toList();
    }

    /**
     * Demands that nothing stands in the way.
     *
     * @throws UpkeepException when something does; the message names all of it
     */
    public void require() throws UpkeepException {
        var refusals = refusals();
        if (!refusals.isEmpty()) {
            throw new UpkeepException(refusals.stream()
                            .map(finding -> finding.subject() + ": " + finding.seen() + "; " + finding.action())
                            .collect(Collectors.joining(" | "))
                    + "; nothing was touched");
        }
    }
}
