package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.Optional;

/**
 * How a channel took a message.
 *
 * @param channel the channel: {@code slack}, {@code email} or {@code event log}
 * @param problem why it did not take it, and what to do, in one line without a secret; empty when it did
 */
public record Delivery(String channel, Optional<String> problem) {
    public Delivery {
        problem = problem.map(OneLine::of);
    }

    /**
     * @return whether the channel took the message
     */
    public boolean succeeded() {
        return problem.isEmpty();
    }
}
