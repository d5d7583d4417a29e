package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import java.util.Optional;

/** Does a task part by part: one that fails is a finding, and the next one goes on. */
public final class Parts {
    private Parts() {}

    /**
     * Does one part.
     *
     * @param report takes the finding of a failure
     * @param name the part's name
     * @param part what it does
     * @param <T> what it gives
     * @return what it gave; empty when it failed
     * @throws InterruptedException when this thread was told to stop, however the part showed it
     */
    public static <T> Optional<T> run(ReportBuilder report, String name, Stoppable.Work<T> part)
            throws InterruptedException {
        try {
            return Optional.of(part.run());
        } catch (UpkeepException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(name + ": told to stop");
            }
            report.add(
                    Finding.unknown(name, "ended early: " + e.getMessage(), "remove the cause, then run this again"));
            return Optional.empty();
        }
    }
}
