package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Set;

/** Asks one thing for its version, once, on a thread of its own. */
public interface Asking {
    /**
     * @return what findings call it: {@code database}
     */
    String subject();

    /**
     * @return what it does, for a dry run, in one line
     */
    String plan();

    /**
     * @return the products that it may find
     */
    Set<String> products();

    /**
     * Asks.
     *
     * @return what runs there, and what of it is not known
     * @throws UpkeepException when it could not be asked, or its answer holds no version
     * @throws InterruptedException when it was told to stop
     */
    Answer ask() throws UpkeepException, InterruptedException;

    /** Frees the thread where an interruption alone does not; called from another thread. */
    default void abandon() {}
}
