package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only so many tasks of one agent take a turn at a time: an agent that hangs may hold those, and leaves the other
 * threads to the tasks of other agents. Safe for use by several threads.
 */
final class AgentTurns {
    private static final Duration LATER = Duration.ofMillis(500);

    private final int most;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /**
     * @param most how many of one agent may take a turn at a time
     */
    AgentTurns(int most) {
        this.most = most;
    }

    /**
     * Takes a turn, or puts it off while too many others of this agent are at it.
     *
     * @param agent the name of the agent; null while none is chosen, then there is no limit
     * @param turn the turn
     * @return what the turn gives, or when to try again
     */
    Optional<Duration> take(String agent, Supplier<Optional<Duration>> turn) {
        if (agent == null) {
            return turn.get();
        }
        var place = places.computeIfAbsent(agent, name -> new Semaphore(most));
        if (!place.tryAcquire()) {
            return Optional.of(LATER);
        }
        try {
            return turn.get();
        } finally {
            place.release();
        }
    }
}
