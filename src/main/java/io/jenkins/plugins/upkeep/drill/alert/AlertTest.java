package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Sends a test alert on the way that real ones take, and sees whether it arrives. */
public final class AlertTest implements Task {
    private final AlertTestPlan plan;

    /**
     * @param plan what is tried
     */
    public AlertTest(AlertTestPlan plan) {
        this.plan = plan;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        if (context.dryRun()) {
            steps().forEach(text -> report.add(Finding.info("plan", text)));
            return report.build(started, watch.elapsed(), "nothing was sent; this is the plan");
        }
        var test = TestAlert.of(plan.service(), plan.settings(), started);
        var channels = new ChannelPart(plan, report).send(test.id());
        prometheus(report);
        var section = alertmanager(context, report, test, channels);
        report.section(section);
        return report.build(started, watch.elapsed(), verdict(report, section));
    }

    private List<String> steps() {
        var channels = plan.notifier().channels();
        var told = channels.isEmpty() ? "no channel is told" : "told by a test message: " + String.join(", ", channels);
        var alert = plan.alertmanager()
                .map(url -> "a test alert " + TestAlert.NAME + " of severity "
                        + plan.settings().severity() + " goes to " + url + " and must arrive within "
                        + Units.format(plan.settings().limit())
                        + plan.settings().listen().map(place -> " at " + place).orElse("")
                        + "; then it is ended")
                .orElse("no Alertmanager is named, so no alert is sent");
        return List.of(told, alert);
    }

    private void prometheus(ReportBuilder report) throws InterruptedException {
        if (plan.prometheus().isEmpty() || plan.alertmanager().isEmpty()) {
            return;
        }
        var part =
                new PrometheusPart(plan.prometheus().get(), plan.alertmanager().get(), report);
        try {
            Stoppable.run(() -> {
                part.look();
                return part;
            });
        } catch (UpkeepException e) {
            report.add(Finding.unknown("prometheus", e.getMessage(), "remove the cause and run this again"));
        }
    }

    private AlertSection alertmanager(
            TaskContext context, ReportBuilder report, TestAlert test, Map<String, Boolean> channels)
            throws InterruptedException {
        if (plan.alertmanager().isEmpty()) {
            return new AlertSection(
                    test.id(), List.of(), OptionalDouble.empty(), OptionalDouble.empty(), Map.of(), Map.of(), channels);
        }
        var journey = new Journey(plan, context, report, test);
        context.log()
                .info("sends the test alert " + test.id() + " to "
                        + plan.alertmanager().get());
        try {
            Stoppable.run(() -> {
                journey.travel();
                return journey;
            });
        } catch (UpkeepException e) {
            report.add(Finding.critical(
                    "alertmanager",
                    e.getMessage(),
                    "takes the test alert",
                    "mend it: nobody gets an alert at present"));
        }
        journey.measure();
        return journey.section(channels);
    }

    private String verdict(ReportBuilder report, AlertSection section) {
        if (report.status() != Status.OK) {
            var first = report.findings().get(0);
            return first.subject() + ": " + first.seen() + "; " + first.action();
        }
        var channels = Counted.of(section.channels().size(), "channel") + " took the test message";
        if (plan.alertmanager().isEmpty()) {
            return channels + "; no Alertmanager is named, so no alert was sent";
        }
        var way = section.arrivalSeconds().isPresent()
                ? "arrived after " + Units.format(section.arrivalSeconds().getAsDouble(), Unit.SECONDS)
                        + ", and the word that it is over after "
                        + Units.format(section.resolutionSeconds().orElse(0), Unit.SECONDS)
                : "was sent to " + String.join(", ", section.receivers()) + " without a failure; its arrival was not"
                        + " looked at, for which drill.alertTest.listen is needed";
        return "the test alert " + way + "; " + channels;
    }
}
