package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.time.Duration;

/**
 * Looks at one thing, on a thread of its own and once in a run. That something is wrong with the thing is a finding; only
 * that it could not be looked at is an exception.
 */
public interface Probe {
    /**
     * @return the thing that it looks at: {@code endpoint primary}
     */
    String subject();

    /**
     * @return what it does, for a dry run, in one line
     */
    String plan();

    /**
     * @return how long it may take; after that it is interrupted and abandoned
     */
    Duration timeout();

    /**
     * Hands over what earlier checks saw, for what is judged by its change.
     *
     * @param history the earlier runs of the check on this service
     * @return a probe that knows them
     */
    default Probe knowing(History history) {
        return this;
    }

    /**
     * Does with less: where there is no time, fewer questions are better than no answer.
     *
     * @param limit how long there is
     * @return a probe that has most likely ended by then
     */
    default Probe within(Duration limit) {
        return this;
    }

    /**
     * What it means that there was no answer in time: nobody could look.
     *
     * @param limit how long there was
     */
    default ProbeResult late(Duration limit) {
        var seen = "gave no answer within " + Figure.text(limit.toNanos() / 1e9, Unit.SECONDS);
        return ProbeResult.of(
                Finding.unknown(subject(), seen, "look at it by hand: it hangs, or the machine is too busy to look"));
    }

    /**
     * Looks.
     *
     * @param clock the wall clock, for what has a date
     * @return what it saw
     * @throws UpkeepException when it could not look
     * @throws InterruptedException when it was told to stop
     */
    ProbeResult look(Clock clock) throws UpkeepException, InterruptedException;

    /**
     * Frees the probe's thread where an interruption alone does not: closes the socket that it reads from. Called from
     * another thread once nobody waits for the answer any longer.
     */
    default void abandon() {}
}
