package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import java.util.List;

/** The one line that says what to do first. */
public final class PerformanceVerdict {
    private PerformanceVerdict() {}

    /**
     * @param findings what was found, the gravest first
     * @return the sentence, where no request could be counted
     */
    public static String on(List<Finding> findings) {
        return findings.stream().findFirst().map(PerformanceVerdict::first).orElse("there was no request to look at");
    }

    /**
     * @param performance what was counted
     * @param limits the limits
     * @param findings what was found, the gravest first
     */
    public static String on(Performance performance, Limits limits, List<Finding> findings) {
        var problems = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        if (problems.isEmpty()) {
            return summary(performance, limits);
        }
        var others = problems.size() - 1;
        return first(problems.get(0)) + (others == 0 ? "" : " (besides: " + others + " more)");
    }

    private static String first(Finding finding) {
        return finding.subject() + ": " + finding.seen() + "; first: " + finding.action();
    }

    private static String summary(Performance performance, Limits limits) {
        return Counted.of(performance.totals().requests(), "request") + ": average "
                + Say.seconds(performance.latencies().average()) + " (limit " + limits.averageText() + "), 95 % within "
                + Say.seconds(performance.latencies().quantile(95)) + ", " + Say.ratio(performance.errorRate())
                + " failed (limit " + limits.errorRateText() + ")";
    }
}
