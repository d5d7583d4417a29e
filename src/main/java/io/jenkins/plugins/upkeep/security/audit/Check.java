package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Looks for one family of weaknesses, once in a run and on a thread of its own; it changes nothing. A check that could not look says
 * so with a gap or an exception: silence means that all was looked at.
 */
public interface Check {
    /**
     * @return what it looks at: {@code PostgreSQL accounts}
     */
    String name();

    /**
     * @return what it does, for a dry run, in one line
     */
    String plan();

    /**
     * @return how long it may take; after that it is interrupted and what it looks at is unknown
     */
    Duration timeout();

    /**
     * @return all kinds of weaknesses that it looks for
     */
    List<Rule> rules();

    /**
     * Looks.
     *
     * @param clock the wall clock, for what has a date
     * @return what it saw
     * @throws UpkeepException when it could not look at all; it becomes a gap
     * @throws InterruptedException when it was told to stop
     */
    Outcome look(Clock clock) throws UpkeepException, InterruptedException;

    /** Frees the check's thread where an interruption alone does not. Called from another thread. */
    default void abandon() {}
}
