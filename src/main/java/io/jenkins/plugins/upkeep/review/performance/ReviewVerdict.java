package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Concern;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import java.util.List;

/**
 * A review in one sentence.
 *
 * @param judgement what is known of figures
 * @param findings all findings, the gravest first
 * @param days how far back it looked
 */
record ReviewVerdict(Judgement judgement, List<Finding> findings, long days) {
    String words() {
        var known = judgement.assessments().stream()
                .filter(one -> one.known().isPresent())
                .count();
        var told = judgement.concerns().stream()
                .filter(concern -> concern.recommendation().isPresent())
                .toList();
        if (known == 0) {
            return nothing(judgement.assessments());
        }
        var first = told.isEmpty()
                ? "nothing reaches its limit within 90 days, and nothing got worse"
                : concern(told.get(0)) + more(told.size() - 1);
        return first + ": " + figures(known) + " of " + days + " days" + gaps();
    }

    private String nothing(List<Assessment> assessments) {
        return assessments.isEmpty()
                ? "nothing is known of the last " + days + " days: there are no numbers to review"
                : "too few numbers to review: "
                        + assessments.get(0).track().title() + " and " + (assessments.size() - 1) + " more have "
                        + assessments.get(0).lack();
    }

    private static String concern(Concern concern) {
        return concern.finding().subject() + " " + (concern.kind() == Concern.Kind.LIMIT ? "" : "is worse: ")
                + concern.finding().seen();
    }

    private static String more(int others) {
        return others == 0 ? "" : " (and " + others + (others == 1 ? " thing more)" : " things more)");
    }

    private static String figures(long known) {
        return known + (known == 1 ? " figure" : " figures");
    }

    private String gaps() {
        var gaps = findings.stream()
                .filter(finding -> finding.severity() == Severity.UNKNOWN)
                .count();
        return gaps == 0 ? "" : "; " + gaps + (gaps == 1 ? " thing" : " things") + " could not be looked at";
    }
}
