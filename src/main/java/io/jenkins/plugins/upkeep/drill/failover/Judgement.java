package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.util.List;
import java.util.Optional;

/**
 * What a failover showed.
 *
 * @param plan what it was tried with
 * @param course what happened
 * @param figures its numbers
 */
record Judgement(FailoverPlan plan, Course course, Figures figures) {
    static Judgement of(FailoverPlan plan, Course course) {
        return new Judgement(plan, course, new Figures(plan, course));
    }

    void add(ReportBuilder report) {
        figures.measure(report);
        report.section(figures.section());
        restartTrouble(plan, course.restart()).forEach(report::add);
        stopping().ifPresent(report::add);
        outage().ifPresent(report::add);
        figures.cameBack().map(this::cameBack).ifPresent(report::add);
        new FailoverViews(plan, course, figures).add(report);
    }

    /** What is wrong with the primary after it was started. */
    static List<Finding> restartTrouble(FailoverPlan plan, Restart restart) {
        var subject = "primary " + plan.primary().name();
        if (!restart.isWell()) {
            var words = restart.trouble().map(text -> "; " + text).orElse("");
            return List.of(Finding.critical(
                    subject,
                    "is not well after it was started: " + restart.problem() + words,
                    "well within " + Units.format(plan.settings().recovery()),
                    "start it now: " + plan.start().line() + "; then see its log, and run failover-test --recover"));
        }
        return restart
                .trouble()
                .map(text -> Finding.warning(
                        plan.start().subject(),
                        text + "; the primary is well all the same",
                        "",
                        "let the command end with status 0 once the service is started"))
                .stream()
                .toList();
    }

    private Optional<Finding> stopping() {
        var stop = course.stop();
        return switch (stop.outcome()) {
            case TAKEN_OVER -> Optional.empty();
            case FAILED ->
                Optional.of(Finding.unknown(
                        plan.stop().subject(),
                        stop.words() + "; the failover was not tested",
                        "run it by hand, and correct drill.failover.stop"));
            case STILL_ANSWERS ->
                Optional.of(Finding.unknown(
                        plan.stop().subject(),
                        "'" + plan.stop().line() + "' ended well, and primary "
                                + plan.primary().name() + " went on answering; nothing was tested",
                        "let drill.failover.stop stop what answers at "
                                + plan.primary().url()));
            case HUNG -> Optional.of(hung(stop));
            case NOBODY_ANSWERS -> Optional.of(nobody());
        };
    }

    private Finding hung(Stop stop) {
        return figures.silent().isEmpty()
                ? Finding.unknown(
                        plan.stop().subject(),
                        stop.words() + "; the primary went on answering, nothing was tested",
                        "run it by hand and see what it waits for, or raise drill.failover.commandLimit")
                : Finding.warning(
                        plan.stop().subject(),
                        stop.words() + ", although the primary had stopped",
                        "at most " + Units.format(plan.stop().limit()),
                        "run it by hand and see what it waits for, or raise drill.failover.commandLimit");
    }

    private Finding nobody() {
        var why = course.secondary()
                .lastProblem(course.restart().began())
                .map(text -> " (" + text + ")")
                .orElse("");
        return Finding.critical(
                "secondary " + plan.secondary().name(),
                "did not take over" + why + ": the primary was started again after " + Units.format(plan.giveUp())
                        + " without an answer",
                "an answer within " + Units.format(plan.settings().maxOutage()),
                "see whether the secondary depends on what the stop command stops, and its log");
    }

    private Optional<Finding> outage() {
        var gap = figures.outage();
        if (figures.outageSeconds() <= figures.maxOutage()) {
            return Optional.empty();
        }
        var open = gap.isOver() ? "" : ", and still were at the end";
        return Optional.of(Finding.critical(
                "clients",
                "were without an answer for " + Units.format(figures.outageSeconds(), Unit.SECONDS) + " " + when()
                        + open,
                "at most " + Units.format(plan.settings().maxOutage()),
                "let clients give up a silent endpoint sooner, or have the secondary ready before the primary stops"));
    }

    private String when() {
        return figures.outage().begin() >= course.restart().began()
                ? "when the primary came back"
                : "when the primary was stopped";
    }

    private Finding cameBack(Sample sample) {
        return Finding.warning(
                "primary " + plan.primary().name(),
                "answered again after " + Units.format(course.since(sample.end())) + " before anybody started it",
                "",
                "something restarts it; let drill.failover.stop stop that as well, or this tests a restart");
    }

    String verdict(ReportBuilder report) {
        if (report.status() != Status.OK) {
            var first = report.findings().get(0);
            return first.subject() + " " + first.seen() + "; " + first.action();
        }
        var failed = figures.failed();
        var met = failed == 0
                ? "no request of a client failed, and none waited longer than "
                        + Units.format(figures.outageSeconds(), Unit.SECONDS)
                : "clients were without an answer for " + Units.format(figures.outageSeconds(), Unit.SECONDS) + " ("
                        + failed + " failed requests)";
        return plan.secondary().name() + " took over from " + plan.primary().name() + ": " + met
                + "; the primary was well again "
                + Units.format(figures.recovery().orElse(0), Unit.SECONDS)
                + " after it was started";
    }
}
