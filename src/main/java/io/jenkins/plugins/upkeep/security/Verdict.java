package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.AuditResult;
import io.jenkins.plugins.upkeep.security.audit.Standing;
import java.util.Comparator;
import java.util.List;

/** The one line that says what to mend first. */
final class Verdict {
    private Verdict() {}

    static String on(AuditResult result, List<Finding> findings) {
        var problems = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(Comparator.comparing(Finding::severity, Comparator.reverseOrder()))
                .toList();
        if (problems.isEmpty()) {
            return counted(result.looked(), "thing") + " looked at, nothing needs action" + aside(result);
        }
        var first = problems.get(0);
        var others = problems.size() - 1;
        return first.subject() + ": " + first.seen() + "; first: " + first.action()
                + (others == 0 ? "" : " (besides: " + others + " more)") + aside(result);
    }

    private static String aside(AuditResult result) {
        var accepted = result.count(Standing.ACCEPTED);
        var baseline = result.count(Standing.BASELINE);
        return (accepted == 0 ? "" : "; accepted: " + accepted)
                + (baseline == 0 ? "" : "; in the baseline: " + baseline);
    }

    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
