package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Optional;

/** Where updates are tried, without any effect on the service. */
@FunctionalInterface
interface Bench {
    /**
     * Tries updates together, each time from the beginning.
     *
     * @param updates the updates; none for what is in use
     * @return why they are no good; empty when they are
     * @throws UpkeepException when nothing can be tried here
     * @throws InterruptedException when this thread was told to stop
     */
    Optional<Failure> attempt(List<Update> updates) throws UpkeepException, InterruptedException;

    /**
     * @return the packages that the last good attempt has installed although no file names them, each with its version
     */
    default List<String> unnamed() {
        return List.of();
    }
}
