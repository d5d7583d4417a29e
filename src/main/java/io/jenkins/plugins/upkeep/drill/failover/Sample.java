package io.jenkins.plugins.upkeep.drill.failover;

import java.util.Optional;

/**
 * What one request met.
 *
 * @param begin when it was made, in nanoseconds of the monotonic clock
 * @param end when it was answered, or given up
 * @param problem what was wrong; empty when it was answered well
 */
record Sample(long begin, long end, Optional<String> problem) {
    boolean isGood() {
        return problem.isEmpty();
    }
}
