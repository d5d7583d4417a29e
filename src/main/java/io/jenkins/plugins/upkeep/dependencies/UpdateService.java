package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.update.Applied;
import io.jenkins.plugins.upkeep.dependencies.update.Applier;
import io.jenkins.plugins.upkeep.dependencies.update.TestedPlan;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;

/**
 * Brings updates into the service, and tells how that ended.
 *
 * @param parts what it works with
 * @param context where it runs
 * @param report is told
 */
record UpdateService(UpdateParts parts, TaskContext context, ReportBuilder report) {
    private static final String UNFINISHED = "unfinished update";

    /** Puts back what a killed run has left: whether there is nothing left of it. */
    boolean recover() throws UpkeepException {
        if (!parts.state().isUnfinished()) {
            return true;
        }
        if (context.dryRun()) {
            report.add(Finding.critical(
                    UNFINISHED,
                    "an update was killed before it was proven well",
                    "",
                    "run dependency-updates without --dry-run: it puts the old files back"));
            return true;
        }
        if (parts.apply().isEmpty()) {
            report.add(Finding.critical(
                    UNFINISHED,
                    "an update was killed before it was proven well, and updates.apply does not say how the service is"
                            + " restarted",
                    "",
                    "give updates.apply as it was, and run this again: it puts the old files back"));
            return false;
        }
        var ended = applier().recover();
        ended.ifPresent(applied -> report.add(recovered(applied)));
        return ended.flatMap(Applied::stuck).isEmpty();
    }

    private Applier applier() {
        return new Applier(parts.apply().orElseThrow(), parts.state(), context.clock(), context.log());
    }

    private static Finding recovered(Applied applied) {
        return applied.isSettled()
                ? Finding.warning(
                        UNFINISHED,
                        "an update was killed before it was proven well; it was put back, and the service is well",
                        "",
                        "see why that run was killed, then apply again")
                : undone(UNFINISHED, applied);
    }

    /** Applies a plan of an earlier run: one sentence on how that ended. */
    String apply(TestedPlan plan) throws UpkeepException, InterruptedException {
        if (!plan.service().equals(context.service())) {
            throw new UpkeepException(
                    "plan " + plan.id() + ": is one of another service; use that one's configuration");
        }
        if (context.dryRun()) {
            return "would apply " + plan.updates() + " to "
                    + Counted.of(plan.files().size(), "file") + "; nothing was changed";
        }
        var applied = apply(plan, applier());
        var reason = applied.undone().orElse("");
        return switch (applied.ending()) {
            case WELL -> Counted.of(plan.updates().size(), "update") + " applied, and the service is well";
            case UNDONE -> "the updates were undone: " + reason;
            case UNWELL -> "the updates were undone, but the service is not well with the old files either: " + reason;
            case STUCK -> "the updates were NOT undone, since that failed: " + reason;
        };
    }

    /** Applies a plan of this run: the rows afterwards. */
    List<UpdateRow> apply(TestedPlan plan, List<UpdateRow> rows) throws UpkeepException, InterruptedException {
        var state = state(apply(plan, applier()).ending());
        return rows.stream()
                .map(row -> row.state() == UpdateRow.State.READY ? row.becoming(state) : row)
                .toList();
    }

    private static UpdateRow.State state(Applied.Ending ending) {
        return switch (ending) {
            case WELL -> UpdateRow.State.APPLIED;
            case UNDONE -> UpdateRow.State.UNDONE;
            case UNWELL -> UpdateRow.State.UNWELL;
            case STUCK -> UpdateRow.State.STUCK;
        };
    }

    private Applied apply(TestedPlan plan, Applier applier) throws UpkeepException, InterruptedException {
        var applied = applier.apply(plan, parts.files());
        report.add(
                applied.isWell()
                        ? Finding.info("applied updates", plan.updates().toString())
                        : undone("applied updates", applied));
        return applied;
    }

    private static Finding undone(String subject, Applied applied) {
        var reason = applied.undone().orElse("");
        if (applied.stuck().isPresent()) {
            return Finding.critical(
                    subject,
                    reason + "; it could NOT be undone: " + applied.stuck().get(),
                    "",
                    "mend what is said here, then run dependency-updates again: it goes on with the undo");
        }
        return Finding.critical(
                subject,
                "undone: " + reason
                        + applied.unwell()
                                .map(problem -> "; the service is not well with the old files either: " + problem)
                                .orElse("; the old files are back, and the service is well"),
                "",
                applied.unwell().isPresent()
                        ? "see the service's log now: its files are as they were before the update"
                        : "see the service's log for why it was not well with the updates, before they are tried again");
    }
}
