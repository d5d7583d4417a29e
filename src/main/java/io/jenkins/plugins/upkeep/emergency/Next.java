package io.jenkins.plugins.upkeep.emergency;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * What to do next: what is down before what cannot be seen, and that before what is only odd; among these what others stand on
 * first. Of one thing only the gravest is named.
 */
final class Next {
    private static final int STEPS = 3;

    private Next() {}

    /** All that needs attention, in the order in which to deal with it. */
    static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                        .thenComparing(finding -> Layer.of(finding.subject())))
                .toList();
    }

    /** The first things to do; fewer where there are not so many. */
    static List<Finding> steps(List<Finding> findings) {
        return inOrder(findings).stream().limit(STEPS).toList();
    }
}
