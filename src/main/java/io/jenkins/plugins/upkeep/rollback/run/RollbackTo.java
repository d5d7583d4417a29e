package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Saga;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings an earlier version of the service back. Everything that could forbid it is looked at before anything is touched. Then
 * each step is written down before it is taken; when one fails, all are undone. A run that is killed is ended by
 * {@link RollbackResume} or {@link RollbackUndo}, and by nothing else: until then no other begins.
 *
 * @param parts the service
 * @param request what was asked for
 */
public record RollbackTo(Parts parts, Request request) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var folder = parts.folder();
        var journals = parts.journals(folder);
        if (context.dryRun()) {
            Unfinished.requireNone(journals);
            return plan(folder, context);
        }
        try (var lock = journals.lock()) {
            context.log().detail("holds " + lock);
            Unfinished.requireNone(journals);
            return go(folder, journals, context);
        }
    }

    private Report plan(GitFolder folder, TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var plan = new PlanMaker(parts, request, context).make(folder);
        return planned(plan, context, started, watch);
    }

    private Report planned(Plan plan, TaskContext context, Instant started, Stopwatch watch) {
        var report = context.report();
        plan.fill(report);
        report.add(steps(plan.journey().surroundings().steps()));
        report.section(RollbackSection.planned(plan.journey(), !plan.refusals().isEmpty()));
        return report.build(started, watch.elapsed(), plan.verdict());
    }

    private static View steps(List<String> names) {
        var rows = IntStream.range(0, names.size())
                .mapToObj(at -> List.of(Integer.toString(at + 1), names.get(at), StepNames.undo(names.get(at))))
                .toList();
        return new View.Table(
                "The steps",
                List.of(
                        View.Column.number("No."),
                        View.Column.text("Step"),
                        View.Column.text("Undo, when a later one fails")),
                rows);
    }

    private Report go(GitFolder folder, JournalFolder journals, TaskContext context)
            throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var plan = new PlanMaker(parts, request, context).make(folder);
        if (!plan.refusals().isEmpty()) {
            return planned(plan, context, started, watch);
        }
        if (plan.isThere()) {
            var seen = "the service is at " + plan.journey().target() + " already; nothing was done";
            return context.report().add(Finding.info("rollback", seen)).build(started, watch.elapsed(), seen);
        }
        var report = context.report();
        plan.fillExecuted(report);
        var journey = plan.journey();
        parts.workingDriver(folder);
        try (var journal = journals.begin(journey.id(), context.clock(), journey.facts())) {
            announce(plan, report);
            return new RollbackRun(parts, folder, journey, journal, report, context).finish(Saga::run);
        }
    }

    /** Told to stop meanwhile, it stops before its first step: the journal that was begun is ended, too. */
    private void announce(Plan plan, ReportBuilder report) {
        try {
            parts.herald()
                    .tell(Occasion.STARTED, "rollback of " + plan.journey().service() + " has begun", plan.way())
                    .forEach(report::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
