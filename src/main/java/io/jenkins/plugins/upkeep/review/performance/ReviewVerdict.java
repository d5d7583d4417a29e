package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Concern;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Say;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
        return first + " (" + figures(known) + " of " + days + " days)" + gaps();
    }

    private String nothing(List<Assessment> assessments) {
        if (assessments.isEmpty()) {
            return "nothing is known of the last " + days + " days: there are no numbers to review";
        }
        var first = assessments.get(0);
        var others = assessments.size() - 1;
        var more = others == 0 ? "" : ", and so on for " + others + (others == 1 ? " other" : " others");
        return "too few numbers to review: " + first.track().title() + " has " + first.lack() + more;
    }

    private static String concern(Concern concern) {
        var one = concern.assessment();
        var limit = concern.kind() == Concern.Kind.LIMIT
                ? one.reach().flatMap(reach -> reach.likely()).map(day -> limit(one, day))
                : Optional.<String>empty();
        return one.track().title() + " "
                + limit.orElse("is worse: " + concern.finding().seen());
    }

    private static String limit(Assessment one, LocalDate day) {
        var most = Say.about(
                one.track().limit().orElseThrow(), one.track().figure().unit());
        var reached = one.reach().orElseThrow().state() == Reach.State.ALREADY;
        return reached ? "is at its limit of " + most : "reaches " + most + " about " + Say.day(day);
    }

    private static String more(int others) {
        return others == 0 ? "" : ", and " + others + (others == 1 ? " thing more" : " things more");
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
