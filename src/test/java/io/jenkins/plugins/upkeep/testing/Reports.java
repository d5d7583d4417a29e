package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import java.util.List;

/** Reads reports in tests. */
public final class Reports {
    private Reports() {}

    /** What needs attention. */
    public static List<Finding> problems(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
    }

    /** All that was seen, each with what it is about. */
    public static List<String> seen(Report report) {
        return report.findings().stream()
                .map(finding -> finding.subject() + ": " + finding.seen())
                .toList();
    }

    /** The rows of a table of the report. */
    public static List<List<String>> rows(Report report, String title) {
        return report.views().stream()
                .filter(View.Table.class::isInstance)
                .map(View.Table.class::cast)
                .filter(table -> table.title().equals(title))
                .flatMap(table -> table.rows().stream())
                .toList();
    }
}
