package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;

/**
 * An issue with what was decided about it.
 *
 * @param issue the issue
 * @param standing whether somebody must act
 * @param fresh whether the last run did not see it
 * @param note what was decided, for people; empty when nothing was
 */
public record Judged(Issue issue, Standing standing, boolean fresh, String note) {
    /**
     * @return the issue as a finding; what nobody must act on is only worth knowing
     */
    public Finding finding() {
        var finding = issue.finding();
        var seen = (fresh ? "new: " : "") + finding.seen() + (note.isEmpty() ? "" : " (" + note + ")");
        var severity = standing == Standing.OPEN ? finding.severity() : Severity.INFO;
        return new Finding(severity, finding.subject(), seen, finding.limit(), finding.action());
    }

    /**
     * @return whether somebody must act
     */
    public boolean needsAction() {
        return standing == Standing.OPEN && issue.finding().severity() != Severity.INFO;
    }
}
