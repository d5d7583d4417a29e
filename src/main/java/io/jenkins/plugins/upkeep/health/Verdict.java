package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.Comparator;
import java.util.List;

/** The one line that says what to do first. */
final class Verdict {
    private Verdict() {}

    static String on(List<ProbeResult> results) {
        var findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        var problems = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .count();
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .min(Comparator.comparing(Finding::severity, Comparator.reverseOrder()))
                .map(gravest -> first(gravest, problems - 1))
                .orElse("all " + findings.size() + " probes are within their limits");
    }

    private static String first(Finding gravest, long others) {
        var more = others == 0 ? "" : " (then " + HealthCheck.counted(others, "more finding") + ")";
        return gravest.subject() + ": " + gravest.seen() + "; first: " + gravest.action() + more;
    }
}
