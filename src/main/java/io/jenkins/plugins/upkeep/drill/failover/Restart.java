package io.jenkins.plugins.upkeep.drill.failover;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How starting the primary again went.
 *
 * @param began when that began, in nanoseconds of the monotonic clock
 * @param ended when the command ended; empty when it still ran
 * @param well when the primary was well again; empty when it was not in time
 * @param trouble what was wrong with the command; empty when it ended well
 * @param problem what was wrong with the primary's last answer
 */
record Restart(long began, OptionalLong ended, OptionalLong well, Optional<String> trouble, String problem) {
    boolean isWell() {
        return well.isPresent();
    }
}
