package io.jenkins.plugins.upkeep.window.mode;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Optional;

/** One way by which a service learns that it is under maintenance. It may be told of the same twice. */
interface ModePart {
    /**
     * @return {@code flag}, {@code hook} or {@code command}
     */
    String name();

    /**
     * @return the way in words: {@code the flag /srv/shop/MAINTENANCE}
     */
    String inWords();

    /**
     * Tells of the beginning.
     *
     * @return something strange that should be known, though it worked
     * @throws UpkeepException when it did not
     */
    Optional<String> enter(ModeEvent event) throws UpkeepException, InterruptedException;

    /** Tells of a change of the windows while the mode stays on. */
    default void refresh(ModeEvent event) throws UpkeepException {
        // Most ways know on and off only.
    }

    /**
     * Tells of the end.
     *
     * @throws UpkeepException when it could not
     */
    void leave(ModeEvent event) throws UpkeepException, InterruptedException;
}
