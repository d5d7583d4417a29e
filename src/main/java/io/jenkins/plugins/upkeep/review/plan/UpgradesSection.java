package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.review.lifecycle.Product;
import io.jenkins.plugins.upkeep.review.running.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A plan of upgrades, for programs.
 *
 * @param day the day on which it was made
 * @param things what runs
 * @param gaps what could not be asked
 * @param steps the plan, the first first
 */
public record UpgradesSection(LocalDate day, List<Thing> things, List<Answer.Gap> gaps, List<PlannedStep> steps)
        implements Section {
    public UpgradesSection {
        things = List.copyOf(things);
        gaps = List.copyOf(gaps);
        steps = List.copyOf(steps);
    }

    /**
     * A thing that runs.
     *
     * @param name its name
     * @param product the word for its product
     * @param version its version
     * @param cycle the cycle of its version, when known
     * @param urgency how soon it must be upgraded
     * @param supportedUntil the last day with support, when known
     * @param supportedBy who supports it until then
     * @param newest the newest release of its cycle, when known
     * @param next the cycle to go to, when known
     * @param dataOf the day of what is known of its product, when anything is
     * @param source the page of its makers on which that stands
     */
    public record Thing(
            String name,
            String product,
            String version,
            Optional<String> cycle,
            Urgency urgency,
            Optional<LocalDate> supportedUntil,
            String supportedBy,
            Optional<String> newest,
            Optional<String> next,
            Optional<LocalDate> dataOf,
            Optional<String> source) {
        private static Thing of(Judged judged) {
            var running = judged.running();
            return new Thing(
                    running.name(),
                    running.product(),
                    running.version().text(),
                    judged.cycle().map(cycle -> cycle.version().text()),
                    judged.support().urgency(),
                    judged.support().until(),
                    judged.support().by(),
                    judged.cycle()
                            .flatMap(Cycle::newest)
                            .map(newest -> newest.version().text()),
                    judged.target().map(target -> target.version().text()),
                    judged.product().map(Product::asOf),
                    judged.product().map(product -> product.source().toString()));
        }
    }

    /**
     * A step of the plan.
     *
     * @param day when
     * @param kind what kind of step
     * @param thing the thing
     * @param from what runs now
     * @param to what shall run then
     * @param urgency how soon
     * @param late whether support is over by then though it is not yet
     * @param effort how long somebody is busy with it
     * @param before what must be done before it
     */
    public record PlannedStep(
            LocalDate day,
            Work.Kind kind,
            String thing,
            String from,
            String to,
            Urgency urgency,
            boolean late,
            String effort,
            String before) {
        private static PlannedStep of(Step step) {
            var work = step.work();
            return new PlannedStep(
                    step.day(),
                    work.kind(),
                    work.thing(),
                    work.from(),
                    work.to(),
                    work.urgency(),
                    step.isLate(),
                    work.effort().time(),
                    work.effort().before());
        }
    }

    /**
     * @param day the day on which the plan was made
     * @param judged what runs
     * @param gaps what could not be asked
     * @param steps the plan
     * @return the section
     */
    public static UpgradesSection of(LocalDate day, List<Judged> judged, List<Answer.Gap> gaps, List<Step> steps) {
        return new UpgradesSection(
                day,
                judged.stream().map(Thing::of).toList(),
                gaps,
                steps.stream().map(PlannedStep::of).toList());
    }

    @Override
    public String key() {
        return "upgrades";
    }
}
