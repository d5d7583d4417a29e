package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.plan.Judge;
import io.jenkins.plugins.upkeep.review.plan.Judged;
import io.jenkins.plugins.upkeep.review.plan.PlanFindings;
import io.jenkins.plugins.upkeep.review.plan.PlanViews;
import io.jenkins.plugins.upkeep.review.plan.Schedule;
import io.jenkins.plugins.upkeep.review.plan.UpgradesSection;
import io.jenkins.plugins.upkeep.review.plan.Work;
import io.jenkins.plugins.upkeep.review.plan.Works;
import io.jenkins.plugins.upkeep.review.running.Answer;
import io.jenkins.plugins.upkeep.review.running.AskSystem;
import io.jenkins.plugins.upkeep.review.running.Asking;
import io.jenkins.plugins.upkeep.review.running.Inquiry;
import io.jenkins.plugins.upkeep.review.running.PendingPackages;
import io.jenkins.plugins.upkeep.review.running.Running;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks what runs for its versions, holds them against how long they are supported, and puts upgrades on days of maintenance before
 * support ends. It changes nothing. What could not be asked, and what nobody knows, is unknown and named.
 *
 * @param config what it looks at and how far ahead
 * @param askings who is asked
 * @param packages counts the updates of a Debian or Ubuntu that is among them
 */
public record UpgradePlan(UpgradesConfig config, List<Asking> askings, PendingPackages packages) implements Task {
    public UpgradePlan {
        askings = List.copyOf(askings);
    }

    @Override
    public Report run(TaskContext context) throws InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        if (context.dryRun()) {
            askings.forEach(asking -> context.log().info(asking.plan()));
            var verdict = "would ask " + counted(askings.size(), "thing") + " for versions; nobody was asked";
            return report.build(started, watch.elapsed(), verdict);
        }
        var today = LocalDate.ofInstant(started, ZoneOffset.UTC);
        var answers = new Inquiry(askings, config.patience()).run();
        var verdict = plan(report, answers, today);
        return report.build(started, watch.elapsed(), verdict);
    }

    private String plan(ReportBuilder report, List<Answer> answers, LocalDate today) throws InterruptedException {
        var running =
                answers.stream().flatMap(answer -> answer.found().stream()).toList();
        var gaps = answers.stream().flatMap(answer -> answer.gaps().stream()).toList();
        var lifecycles = new Knowledge(config.lifecycle(), today, report).of(products(running));
        var judged = new Judge(lifecycles, today, config.horizon()).judge(running);
        var works = new ArrayList<>(Works.of(judged));
        packages(report, running).ifPresent(work -> insert(work, works));
        var steps = new Schedule(today, config.day(), config.distance()).plan(works);
        gaps.forEach(gap -> report.add(finding(gap)));
        new PlanFindings(judged, steps, today).findings().forEach(report::add);
        judged.forEach(one -> report.add(supportLeft(one, today)));
        report.add(Measurement.count("upgrades_planned", steps.size()));
        new PlanViews(judged, steps, today).views().forEach(report::add);
        report.section(UpgradesSection.of(today, judged, gaps, steps));
        return new UpgradeVerdict(
                        judged, gaps, steps, today.plusDays(config.horizon().toDays()))
                .words();
    }

    /** The updates of the packages bring the system's point release with them. */
    private static void insert(Work packages, List<Work> works) {
        works.removeIf(work -> work.kind() == Work.Kind.PATCH && work.thing().equals(packages.thing()));
        works.add(packages);
    }

    private static List<String> products(List<Running> running) {
        return running.stream().map(Running::product).distinct().toList();
    }

    private static Finding finding(Answer.Gap gap) {
        return Finding.unknown(
                gap.subject(),
                gap.reason(),
                "see why it cannot be asked and run this again, or give it a version under upgrades.things");
    }

    private static Measurement supportLeft(Judged one, LocalDate today) {
        var name = "support_left";
        var days = one.support().daysLeft(today);
        var measurement = days.isPresent()
                ? Measurement.seconds(name, Duration.ofDays(days.getAsLong()))
                : Measurement.notMeasurable(name, Unit.SECONDS, one.support().words());
        return measurement.on(one.running().name());
    }

    /** Only where the host's system is among what was asked, and is one that has apt. */
    private Optional<Work> packages(ReportBuilder report, List<Running> running) throws InterruptedException {
        var system = running.stream()
                .filter(one -> UpgradesConfig.Thing.isSystem(one.product()) && isHost(one))
                .findFirst();
        return system.isEmpty() ? Optional.empty() : count(report, system.get());
    }

    private boolean isHost(Running one) {
        return askings.stream().anyMatch(asking -> asking.subject().equals(one.name()) && asking instanceof AskSystem);
    }

    private Optional<Work> count(ReportBuilder report, Running system) throws InterruptedException {
        try {
            var count = packages.count();
            report.add(Measurement.count("packages_pending", count));
            return count == 0 ? Optional.empty() : Optional.of(Works.packages(system.name(), count));
        } catch (UpkeepException e) {
            report.add(Measurement.notMeasurable("packages_pending", Unit.COUNT, e.getMessage()));
            report.add(Finding.unknown(
                    "packages of " + system.name(),
                    e.getMessage(),
                    "run apt-get --simulate dist-upgrade by hand and see what it says"));
            return Optional.empty();
        }
    }

    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
