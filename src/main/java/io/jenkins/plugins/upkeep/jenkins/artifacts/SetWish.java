package io.jenkins.plugins.upkeep.jenkins.artifacts;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import java.util.Optional;

/**
 * Which set of a service a task is to get.
 *
 * @param service the service
 * @param choice the id of a set, {@code random}, or {@code newest}; any other word is left to the task, which refuses it
 */
public record SetWish(String service, String choice) {
    private static final String RANDOM = "random";

    boolean isRandom() {
        return choice.equals(RANDOM);
    }

    Optional<SetId> named() {
        return SetId.isOne(choice) ? Optional.of(new SetId(choice)) : Optional.empty();
    }
}
