package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.util.Optional;

/** What was brought from artifacts to the agent before a task began. Kept with the state of its step. Immutable. */
final class Brought implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String set;
    private final long millis;

    /**
     * @param set the id of the set; null when none was brought
     * @param millis how long it took, restarts of the controller included
     */
    Brought(String set, long millis) {
        this.set = set;
        this.millis = millis;
    }

    Optional<String> set() {
        return Optional.ofNullable(set);
    }

    long millis() {
        return millis;
    }
}
