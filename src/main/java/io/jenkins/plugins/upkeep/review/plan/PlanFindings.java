package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What someone should know of a plan.
 *
 * @param judged what runs
 * @param steps the plan
 * @param today the day
 */
public record PlanFindings(List<Judged> judged, List<Step> steps, LocalDate today) {
    private static final int DAYS_FOR_A_PATCH = 30;

    public PlanFindings {
        judged = List.copyOf(judged);
        steps = List.copyOf(steps);
    }

    /**
     * @return the findings; none on what is supported beyond the horizon and has its newest known patch
     */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var one : judged) {
            support(one).ifPresent(findings::add);
            one.patch().map(newest -> patch(one, newest)).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> support(Judged one) {
        var name = one.running().name();
        var words = one.support().words() + days(one);
        return switch (one.support().urgency()) {
            case NOW -> Optional.of(Finding.critical(name, words, "a version that gets updates", action(one)));
            case SOON -> Optional.of(Finding.warning(name, words, Judge.SOON_DAYS + " days with support", action(one)));
            case PLANNED -> Optional.of(Finding.info(name, words + plan(one)));
            case NONE ->
                one.support().until().isPresent()
                        ? Optional.empty()
                        : Optional.of(Finding.info(name, one.support().words()));
            case UNKNOWN -> Optional.of(Finding.unknown(name, words, lookUp(one)));
        };
    }

    private String days(Judged one) {
        var left = one.support().daysLeft(today);
        if (left.isEmpty()) {
            return "";
        }
        var days = left.getAsLong();
        return days < 0 ? ", " + Counted.of(-days, "day") + " ago" : ", " + Counted.of(days, "day") + " left";
    }

    private static String lookUp(Judged one) {
        return one.product()
                .map(product -> "look it up on " + product.source()
                        + ", and set upgrades.lifecycle.api or .url so that newer data is fetched")
                .orElse("set upgrades.lifecycle.url to a file that knows the product, or correct the thing's product");
    }

    private String action(Judged one) {
        return step(one, Work.Kind.MAJOR)
                .map(step -> step.work().words() + " on " + step.day() + late(step) + ": "
                        + step.work().effort().reason() + "; before it "
                        + step.work().effort().before())
                .orElseGet(() -> withoutStep(one));
    }

    private static String late(Step step) {
        return step.isLate() ? " (after its end: other upgrades come first, do it earlier if you can)" : "";
    }

    private static String withoutStep(Judged one) {
        if (one.target().isPresent()) {
            return "it is upgraded with the system: plan the system's upgrade";
        }
        var source = one.product().map(product -> " on " + product.source()).orElse("");
        return "no version after it is known that is supported for longer: look for one" + source;
    }

    private String plan(Judged one) {
        return step(one, Work.Kind.MAJOR)
                .map(step -> "; " + step.work().words() + " is planned for " + step.day())
                .orElse("; " + withoutStep(one));
    }

    private Finding patch(Judged one, Cycle.Newest newest) {
        var subject = "updates of " + one.running().name();
        var seen = one.running().version() + " runs, " + newest.version() + " is out"
                + newest.released().map(day -> " since " + day).orElse("");
        var old = newest.released()
                .map(day -> ChronoUnit.DAYS.between(day, today))
                .orElse(0L);
        if (old <= DAYS_FOR_A_PATCH) {
            return Finding.info(subject, seen);
        }
        var action = step(one, Work.Kind.PATCH)
                .or(() -> step(one, Work.Kind.PACKAGES))
                .map(step -> step.work().words() + " on " + step.day() + ": "
                        + step.work().effort().reason())
                .orElse("it is replaced by the upgrade: do that");
        return Finding.warning(subject, seen, "installed within " + DAYS_FOR_A_PATCH + " days", action);
    }

    private Optional<Step> step(Judged one, Work.Kind kind) {
        return steps.stream()
                .filter(step -> step.work().kind() == kind
                        && step.work().thing().equals(one.running().name()))
                .findFirst();
    }
}
