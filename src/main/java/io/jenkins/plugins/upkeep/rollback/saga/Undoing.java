package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Optional;

/**
 * The undo of one step. To be told to stop meanwhile does not end it: that would leave the service where nobody wants it, and
 * what it was asked for is the undo itself. What was cut short is done again.
 */
final class Undoing {
    /** One who tells it to stop more often than that means it. */
    private static final int ATTEMPTS = 3;

    private final Step step;
    private Attempt attempt;
    private boolean interrupted;

    Undoing(Step step, Attempt attempt) {
        this.step = step;
        this.attempt = attempt;
    }

    /**
     * Undoes it.
     *
     * @return why it cannot be undone; empty when it is
     */
    Optional<String> run() {
        var problem = Optional.of("");
        for (int time = 0; time < ATTEMPTS && problem.isPresent(); time++) {
            boolean cut = false;
            try {
                step.undo(attempt);
                problem = Optional.empty();
            } catch (InterruptedException e) {
                cut = true;
                problem = Optional.of("it was told to stop");
            } catch (UpkeepException | RuntimeException e) {
                problem = Optional.of(Saga.reason(e));
            }
            cut |= Thread.interrupted();
            interrupted |= cut;
            if (!cut) {
                break;
            }
            attempt = new Attempt(attempt.facts(), true);
        }
        return problem;
    }

    /** Whether it was told to stop meanwhile. */
    boolean interrupted() {
        return interrupted;
    }
}
