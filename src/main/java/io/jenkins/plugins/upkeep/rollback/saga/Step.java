package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * One step of a rollback, with its undo. The process may be killed at any moment: whatever {@link #apply} and {@link #undo}
 * have done by then, a further call of either brings about its own end and no mixture. For one thread.
 */
public interface Step {
    /**
     * @return its name in the journal and for people: {@code stop services}
     */
    String name();

    /**
     * Looks, and changes nothing: finds out what must be known to do it and to undo it, and chooses names for what will be
     * made. It is not called again for a step that was begun.
     *
     * @return the facts, which are on disk before anything is changed; no secret is among them
     * @throws UpkeepException when it cannot be done
     * @throws InterruptedException when this thread was told to stop
     */
    Map<String, String> prepare() throws UpkeepException, InterruptedException;

    /**
     * Does it.
     *
     * @param attempt what was found out before, and whether this is a repetition
     * @return what came of it, added to the facts
     * @throws UpkeepException when it cannot be done; it will be undone
     * @throws InterruptedException when this thread was told to stop; it will be undone
     */
    Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException;

    /**
     * Undoes it, whether it was done, or only begun.
     *
     * @param attempt what was found out before it was begun, and what came of it if it was done
     * @throws UpkeepException when it cannot be undone: a person must see to it
     * @throws InterruptedException when this thread was told to stop
     */
    void undo(Attempt attempt) throws UpkeepException, InterruptedException;
}
