package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.journal.Event;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Standing;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Goes on with the rollback that was killed, or that a person was called for.
 *
 * @param parts the service
 * @param move what the saga does
 * @param words what that is, for a dry run
 */
record GoOn(Parts parts, RollbackRun.Move move, String words) {
    Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var folder = parts.folder();
        var journals = parts.journals(folder);
        if (context.dryRun()) {
            return planned(Unfinished.of(journals), context);
        }
        try (var lock = journals.lock()) {
            context.log().detail("holds " + lock);
            return go(folder, journals, context);
        }
    }

    private Report go(GitFolder folder, JournalFolder journals, TaskContext context)
            throws UpkeepException, InterruptedException {
        var open = journals.unfinished(context.clock());
        if (open.isEmpty()) {
            return planned(Optional.empty(), context);
        }
        try (var journal = open.get()) {
            var journey = Journey.of(new Standing(journal.entries()).head());
            requireOwn(journey, context);
            revive(journal);
            context.log().info("rollback " + journey.id() + " to " + journey.target() + ": " + words);
            return new RollbackRun(parts, folder, journey, journal, context.report(), context).finish(move);
        }
    }

    private static void revive(Journal journal) throws UpkeepException {
        if (new Standing(journal.entries()).stuck().isPresent()) {
            journal.add(Event.RESUMED, "", Map.of());
        }
    }

    private static void requireOwn(Journey journey, TaskContext context) throws UpkeepException {
        if (!journey.service().equals(context.service())) {
            throw new UpkeepException("rollback: the one that is not over is of service " + journey.service()
                    + ", and upkeep.yaml is of " + context.service() + "; run this with the other's configuration");
        }
    }

    private Report planned(Optional<Standing> standing, TaskContext context) throws UpkeepException {
        var verdict = standing.isEmpty()
                ? "no rollback is unfinished; nothing was done"
                : "would go on with rollback "
                        + Journey.of(standing.get().head()).id() + ": " + words;
        return context.report()
                .add(Finding.info("rollback", verdict))
                .build(context.clock().instant(), Duration.ZERO, verdict);
    }
}
