package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Unbroken;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings tested files into the service, and out again when it is not well with them. Whoever holds the state folder's lock may use
 * it.
 *
 * @param plan how
 * @param state where it writes down what it does
 * @param clock the wall clock
 * @param log where it says what it does
 */
public record Applier(ApplyPlan plan, StateFolder state, Clock clock, TaskLog log) {
    private static final Duration OLDEST = Duration.ofDays(7);

    /**
     * Puts back an update whose run was killed.
     *
     * @return how that ended; empty when there is none
     * @throws UpkeepException when its journal cannot be read
     */
    public Optional<Applied> recover() throws UpkeepException {
        var journal = Journal.find(state);
        if (journal.isEmpty()) {
            return Optional.empty();
        }
        log.info("an update of " + journal.get().begun() + " is not over; it is put back");
        var ended = undo(journal.get(), "its run was killed");
        return journal.get().writing() ? Optional.of(ended) : Optional.empty();
    }

    /**
     * Applies a plan.
     *
     * @param tested what was tested
     * @param files all files that name libraries
     * @return how it ended
     * @throws UpkeepException when it was refused; nothing was changed then
     * @throws InterruptedException when this thread was told to stop; all has been undone then
     */
    public Applied apply(TestedPlan tested, List<Path> files) throws UpkeepException, InterruptedException {
        requireFresh(tested, files);
        requireWell();
        for (var change : tested.files()) {
            var bytes = LockFile.bytes(change.path());
            state.keep(bytes);
        }
        var journal = Journal.of(tested, clock.instant());
        journal.write(state);
        journal.exchanging().write(state);
        var failure = exchange(tested);
        return failure.isPresent() ? putBack(journal.exchanging(), failure.get()) : prove(journal.exchanging());
    }

    private void requireFresh(TestedPlan tested, List<Path> files) throws UpkeepException {
        var age = Duration.between(tested.tested(), clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            throw new UpkeepException(
                    "plan " + tested.id() + ": was tested more than 7 days ago; test again, then apply that");
        }
        tested.requireSame(files);
        for (var change : tested.files()) {
            new KeptFile(change.path()).sweep();
        }
    }

    private void requireWell() throws UpkeepException, InterruptedException {
        var problem = wellness().look();
        if (problem.isPresent()) {
            throw new UpkeepException("the service is not well before the update (" + problem.get()
                    + "); make it well first, else nobody can tell what the update does to it");
        }
    }

    /** Why not all files could be exchanged; the service has not been touched then. */
    private Optional<UpkeepException> exchange(TestedPlan tested) {
        try {
            for (var change : tested.files()) {
                new KeptFile(change.path()).exchange(change.before(), change.bytes());
                log.info("written: " + change.file());
            }
            return Optional.empty();
        } catch (UpkeepException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new UpkeepException(
                    "files of updates: were not all written (" + e + "); all were put back, run this again", e));
        }
    }

    /** A file may have been exchanged although its exchange has failed, so all are looked at. */
    private Applied putBack(Journal journal, UpkeepException failure) throws UpkeepException {
        try {
            Unbroken.run(() -> undo().withdraw(journal));
        } catch (UpkeepException e) {
            return new Applied(Optional.of(failure.getMessage()), Optional.empty(), Optional.of(e.getMessage()));
        }
        throw failure;
    }

    private Applied prove(Journal journal) throws UpkeepException, InterruptedException {
        Optional<String> problem;
        try {
            commands().run();
            problem = wellness().await();
        } catch (UpkeepException e) {
            problem = Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            undo(journal, "it was told to stop");
            throw e;
        }
        if (problem.isPresent()) {
            return undo(journal, problem.get());
        }
        Journal.end(state);
        return Applied.well();
    }

    private Applied undo(Journal journal, String reason) {
        log.info("undo: " + reason);
        try {
            var unwell = Unbroken.run(() -> undo().run(journal));
            return new Applied(Optional.of(reason), unwell, Optional.empty());
        } catch (UpkeepException e) {
            return new Applied(Optional.of(reason), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private Undo undo() {
        return new Undo(state, commands(), wellness());
    }

    private ServiceCommands commands() {
        return new ServiceCommands(plan, state, log);
    }

    private Wellness wellness() {
        return new Wellness(plan.probes(), plan.healthTimeout(), plan.stable(), clock);
    }
}
