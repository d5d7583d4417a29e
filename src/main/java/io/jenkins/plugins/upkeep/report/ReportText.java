package io.jenkins.plugins.upkeep.report;

import java.nio.file.Path;

/** Stands in for the summary for a terminal. */
public final class ReportText {
    private ReportText() {}

    /**
     * @param report the report
     * @param page where its page lies
     * @param colour whether to colour it by ANSI sequences
     * @return the summary, which ends with the verdict
     */
    public static String of(Report report, Path page, boolean colour) {
        return "  Report: " + page + "\n" + report.status() + ": " + report.verdict() + "\n";
    }
}
