package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.journal.Event;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Standing;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    private static final Duration MUCH = Duration.ofHours(1);

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
            tellAge(new Standing(journal.entries()), context);
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

    private void requireOwn(Journey journey, TaskContext context) throws UpkeepException {
        if (!journey.service().equals(context.service())) {
            throw new UpkeepException("rollback: the one that is not over is of service " + journey.service()
                    + ", and upkeep.yaml is of " + context.service() + "; run this with the other's configuration");
        }
        journey.surroundings().requireSame(parts.surroundings(journey.restores()), journey.restores());
    }

    /** The service went on: what a plan has counted, and the backup of the present, are of another time. */
    private static void tellAge(Standing standing, TaskContext context) {
        var now = context.clock().instant();
        var age = Duration.between(standing.begun(), now);
        if (!standing.isTurned() && !standing.isBegun(StepNames.STOP) && age.compareTo(MUCH) > 0) {
            context.report()
                    .add(Finding.warning(
                            "rollback",
                            "was begun " + Units.format(age)
                                    + " ago, and the service has run since: what its plan counted,"
                                    + " and the backup of the present, are of that time",
                            "at most " + Units.format(MUCH),
                            "to have them of now, run 'upkeep rollback undo' and begin again"));
        }
    }

    private Report planned(Optional<Standing> standing, TaskContext context) throws UpkeepException {
        if (standing.isPresent()) {
            requireOwn(Journey.of(standing.get().head()), context);
            tellAge(standing.get(), context);
        }
        var verdict = standing.isEmpty() ? "no rollback is unfinished; nothing was done" : words(standing.get());
        return context.report()
                .add(Finding.info("rollback", verdict))
                .build(context.clock().instant(), Duration.ZERO, verdict);
    }

    /** What a person approves: which one, how far it is, and which way it goes. */
    private String words(Standing standing) throws UpkeepException {
        var journey = Journey.of(standing.head());
        var last = journey.surroundings().steps().stream()
                .filter(standing::isBegun)
                .reduce((earlier, later) -> later);
        return "would go on with rollback " + journey.id() + " from "
                + journey.origin().inWords() + " to " + journey.target() + ", begun at "
                + standing.begun().truncatedTo(ChronoUnit.SECONDS)
                + last.map(step -> ", which came to '" + step + "'").orElse(", which has done nothing yet") + ": it "
                + (standing.isTurned() ? "was being undone, and the undo goes on" : words);
    }
}
