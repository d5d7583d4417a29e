package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Concern;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Say;
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
        if (known == 0 && told.isEmpty()) {
            return nothing(judgement.assessments());
        }
        var first = told.isEmpty()
                ? "nothing reaches its limit within 90 days, and nothing got worse"
                : concern(told.get(0)) + more(told.size() - 1);
        var base = known == 0 ? "" : " (" + figures(known) + " of " + days + " days)";
        return first + base + lacks() + gaps();
    }

    private String nothing(List<Assessment> assessments) {
        if (assessments.isEmpty()) {
            return "nothing is known of the last " + days + " days: there are no numbers to review";
        }
        var first = assessments.get(0);
        var others = assessments.size() - 1;
        var more = others == 0 ? "" : ", and so on for " + others + (others == 1 ? " other" : " others");
        var verb = first.ended() ? " " : " has ";
        return "too few numbers to review: " + first.track().title() + verb + first.lack() + more;
    }

    /** What an untroubled verdict does not speak of. */
    private String lacks() {
        var ended = judgement.assessments().stream().filter(Assessment::ended).count();
        var few = judgement.assessments().stream()
                        .filter(one -> one.known().isEmpty())
                        .count()
                - ended;
        return (few == 0 ? "" : "; " + figures(few) + (few == 1 ? " has" : " have") + " too few numbers for a trend")
                + (ended == 0 ? "" : "; " + figures(ended) + (ended == 1 ? " has ended" : " have ended"));
    }

    private static String concern(Concern concern) {
        var one = concern.assessment();
        var limit = concern.kind() == Concern.Kind.LIMIT ? limit(one) : Optional.<String>empty();
        return one.track().title() + " "
                + limit.orElse("is worse: " + concern.finding().seen());
    }

    private static Optional<String> limit(Assessment one) {
        var most = Say.about(
                one.track().limit().orElseThrow(), one.track().figure().unit());
        var held = one.held().orElseThrow();
        return switch (held.now().state()) {
            case LASTING -> Optional.of("is at its limit of " + most);
            case ONCE -> Optional.of("is at its limit of " + most + " in its newest value alone");
            case EASED -> Optional.of("was at its limit of " + most + " until its newest value");
            case WITHIN ->
                held.reach().flatMap(reach -> reach.likely()).map(day -> "reaches " + most + " about " + Say.day(day));
        };
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
