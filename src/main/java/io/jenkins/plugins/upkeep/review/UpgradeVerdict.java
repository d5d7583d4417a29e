package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.review.plan.Judged;
import io.jenkins.plugins.upkeep.review.plan.Step;
import io.jenkins.plugins.upkeep.review.plan.Urgency;
import io.jenkins.plugins.upkeep.review.plan.Work;
import io.jenkins.plugins.upkeep.review.running.Answer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A plan in one sentence: the first thing to do and its day.
 *
 * @param judged what runs
 * @param gaps what could not be asked
 * @param steps the plan
 * @param horizon the last day that the plan looks at
 */
record UpgradeVerdict(List<Judged> judged, List<Answer.Gap> gaps, List<Step> steps, LocalDate horizon) {
    String words() {
        return plan() + unknown();
    }

    private String plan() {
        var lost = withoutStep();
        if (lost.isPresent()) {
            return lost.get().running().name() + ": " + lost.get().support().words()
                    + ", and has no step of its own: see" + " its finding" + (steps.isEmpty() ? "" : "; " + first());
        }
        if (!steps.isEmpty()) {
            return first();
        }
        return judged.isEmpty() ? "nothing told its version" : supported();
    }

    private String first() {
        var first = steps.get(0);
        var others = steps.size() - 1;
        return "first " + first.work().words() + " on " + first.day() + ": "
                + first.work().why()
                + (others == 0 ? "" : " (then: " + UpgradePlan.counted(others, "step") + " more)");
    }

    /** The most urgent of what is due and has nothing to be upgraded to by itself, where no step is as urgent. */
    private Optional<Judged> withoutStep() {
        var urgent = steps.stream().map(step -> step.work().urgency()).min(Comparator.naturalOrder());
        return judged.stream()
                .filter(one -> one.support().urgency().compareTo(Urgency.PLANNED) <= 0)
                .filter(one -> steps.stream().noneMatch(step -> isUpgradeOf(step, one)))
                .filter(one -> urgent.filter(
                                most -> most.compareTo(one.support().urgency()) <= 0)
                        .isEmpty())
                .min(Comparator.comparing(one -> one.support().urgency()));
    }

    private static boolean isUpgradeOf(Step step, Judged one) {
        return step.work().kind() == Work.Kind.MAJOR
                && step.work().thing().equals(one.running().name());
    }

    private String supported() {
        var known = judged.stream()
                .filter(one -> one.support().urgency() != Urgency.UNKNOWN)
                .count();
        return UpgradePlan.counted(known, "thing") + " looked at, nothing to upgrade until " + horizon;
    }

    private String unknown() {
        var count = gaps.size()
                + judged.stream()
                        .filter(one -> one.support().urgency() == Urgency.UNKNOWN)
                        .count();
        return count == 0
                ? ""
                : "; of " + UpgradePlan.counted(count, "thing") + " nobody knows how long it is supported";
    }
}
