package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tries the failover: stops the primary, measures what clients see, starts the primary again. It begins with what a killed
 * run left behind, and stops nothing unless both endpoints are well.
 */
public final class FailoverTest implements Task {
    private final FailoverPlan plan;
    private final boolean recoverOnly;

    /**
     * @param plan what is tried
     * @param recoverOnly whether only a primary is started that a killed run left stopped
     */
    public FailoverTest(FailoverPlan plan, boolean recoverOnly) {
        this.plan = plan;
        this.recoverOnly = recoverOnly;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var ending = new Ending(context.report(), context.clock().instant(), Stopwatch.started());
        if (context.dryRun()) {
            return plan(ending);
        }
        try (var state = StateFolder.open(plan.state())) {
            return Stoppable.run(() -> test(context, state, ending));
        }
    }

    /** What a report is made of at the end. */
    private record Ending(ReportBuilder report, Instant started, Stopwatch watch) {
        Report with(String verdict) {
            return report.build(started, watch.elapsed(), verdict);
        }

        /** The gravest finding as a sentence; the given one when all is well. */
        Report withFirst(Supplier<String> otherwise) {
            var first = report.findings().stream()
                    .filter(finding -> !finding.action().isEmpty())
                    .findFirst();
            return with(first.map(finding -> finding.subject() + " " + finding.seen() + "; " + finding.action())
                    .orElseGet(otherwise));
        }
    }

    private Report test(TaskContext context, StateFolder state, Ending ending)
            throws UpkeepException, InterruptedException {
        var report = ending.report();
        if (state.note().isPresent()) {
            recover(context, state, report);
        } else if (recoverOnly) {
            report.add(Finding.info("primary " + plan.primary().name(), "no run has left it stopped"));
        }
        if (recoverOnly || !isFit(report)) {
            return ending.withFirst(() -> "there is nothing left to recover");
        }
        var judgement = Judgement.of(plan, new FailoverRun(plan, context, state).run());
        judgement.add(report);
        return ending.with(judgement.verdict(report));
    }

    /** Starts the primary that a killed run has left stopped; the next thing that is done is to look whether it is well. */
    private void recover(TaskContext context, StateFolder state, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        var note = state.note().orElseThrow();
        requireSame(note);
        context.log().info("a run of " + note.at() + " was cut off while the primary was stopped");
        var restart = new Restarting(plan, state.log("start"), () -> {}).run();
        Judgement.restartTrouble(plan, restart).forEach(report::add);
        if (restart.isWell()) {
            state.forget();
            report.add(Finding.info(
                    "primary " + plan.primary().name(),
                    "was started again: the run of " + note.at() + " was cut off while it was stopped; it is well"));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop");
        }
    }

    private void requireSame(StateFolder.Note note) throws UpkeepException {
        if (!note.primary().equals(plan.primary().name())) {
            throw new UpkeepException("failover-test: a run of " + note.at() + " was cut off while " + note.primary()
                    + " was stopped, and drill.failover.primary is "
                    + plan.primary().name()
                    + " now; start " + note.primary() + " by hand, then remove the note in " + plan.state());
        }
    }

    private boolean isFit(ReportBuilder report) {
        if (report.status() == Status.CRITICAL) {
            return false;
        }
        var refusals = new Beforehand(plan).refusals();
        refusals.forEach(report::add);
        return refusals.isEmpty();
    }

    private Report plan(Ending ending) throws UpkeepException {
        var report = ending.report();
        StateFolder.note(plan.state())
                .map(left -> Finding.warning(
                        "primary " + left.primary(),
                        "a run of " + left.at() + " was cut off while it was stopped; it would be started first",
                        "",
                        "run failover-test --recover"))
                .ifPresent(report::add);
        var refusals = new Beforehand(plan).refusals();
        refusals.forEach(report::add);
        var step = 1;
        for (var text : steps()) {
            report.add(Finding.info("step " + step++, text));
        }
        return ending.with(
                refusals.isEmpty()
                        ? "nothing was changed; both endpoints are well, and this is the plan"
                        : "nothing was changed; the test would be refused: "
                                + refusals.get(0).seen());
    }

    private List<String> steps() {
        return List.of(
                "clients ask both endpoints every "
                        + Units.format(plan.settings().pace()),
                "the primary " + plan.primary().name() + " is stopped: "
                        + plan.stop().line(),
                "it stays stopped for " + Units.format(plan.settings().hold()) + " once "
                        + plan.secondary().name() + " answers; after " + Units.format(plan.giveUp())
                        + " without an answer it is started at once",
                "it is started again: " + plan.start().line());
    }
}
