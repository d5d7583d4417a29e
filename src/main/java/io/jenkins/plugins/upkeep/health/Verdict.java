package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one line that says what to do first. */
final class Verdict {
    private Verdict() {}

    static String on(List<ProbeResult> results) {
        var findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        var problems = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(Comparator.comparing(Finding::severity, Comparator.reverseOrder()))
                .toList();
        return problems.isEmpty()
                ? "all " + findings.size() + " probes are within their limits"
                : first(problems.get(0)) + others(problems.subList(1, problems.size()));
    }

    private static String first(Finding gravest) {
        return gravest.subject() + ": " + gravest.seen() + "; first: " + gravest.action();
    }

    private static String others(List<Finding> findings) {
        var counts = new TreeMap<Severity, Long>(Comparator.reverseOrder());
        findings.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
        var words = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " (besides: " + words + ")";
    }
}
